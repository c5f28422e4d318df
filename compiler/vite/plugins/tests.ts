import { normalizePath, type Plugin, type ViteDevServer } from 'vite'
import { listFiles } from '../../node/list-files.ts'
import { appSettings } from '../../project/settings.ts'
import { endpointModules } from '../../site/endpoint-modules.ts'
import { filePaths } from '../../site/file-paths.ts'
import { inTests } from '../in-tests.ts'
import { ownModule } from '../own-module.ts'
import { runtimeFile } from '../package-files.ts'
import { originFolders, type Project, readProjectManifest, sourceFile } from '../project.ts'

const projectModule = 'virtual:stowaway/tests'
const testing = 'stowaway/testing'
const own = { project: `\0${projectModule}`, testing: `\0${testing}` }
const setUpFile = normalizePath(runtimeFile('testing-setup'))

/** Gives `stowaway/testing` the project of the tests, where Vitest runs them. */
export function testsPlugin(getProject: () => Project): Plugin {
  return {
    name: 'stowaway:tests',
    enforce: 'pre',
    apply: 'serve',
    configureServer(server) {
      server.watcher.on('add', (file) => forget(server, getProject(), file))
      server.watcher.on('unlink', (file) => forget(server, getProject(), file))
    },
    resolveId: {
      filter: { id: /^(?:virtual:stowaway\/tests|stowaway\/testing)$/ },
      handler(id) {
        if (inTests(this.environment.config) === 'no') return null
        return id === testing ? own.testing : own.project
      },
    },
    load: {
      filter: { id: /^\0virtual:stowaway\/tests$|^\0stowaway\/testing$|[/\\]testing-setup\.[jt]s$/ },
      async handler(id) {
        const module = (specifier: string): string => JSON.stringify(ownModule(specifier, this.environment))
        if (id === own.project) return projectSource(getProject(), module('stowaway/testing/set-up'))
        if (id === own.testing) {
          return [
            `import { setTestProject } from ${module('stowaway/testing/set-up')}`,
            `import { project } from ${JSON.stringify(projectModule)}`,
            'setTestProject(project)',
            `export * from ${module(testing)}`,
          ].join('\n')
        }
        if (normalizePath(id) !== setUpFile) return null
        return [
          "import { afterEach, expect } from 'vitest'",
          `import { setUp } from ${module('stowaway/testing/set-up')}`,
          `import { project } from ${JSON.stringify(projectModule)}`,
          'setUp(project, { afterEach, expect })',
        ].join('\n')
      },
    },
  }
}

async function projectSource(project: Project, setUpModule: string): Promise<string> {
  const { options, publicFolder, base } = project
  const { manifest, warnings } = await readProjectManifest(project)
  const files = publicFolder === undefined ? [] : filePaths(await listFiles(publicFolder), base)
  const parts = { app: appSettings(options), session: options.session, manifest: { ...manifest, files } }
  return [
    `import { keepModules } from ${setUpModule}`,
    ...warnings.map((text) => `console.warn(${JSON.stringify(`[stowaway] ${text}`)})`),
    `const load = keepModules(${endpointModules(manifest, (file) => sourceFile(project, file))})`,
    `export const project = { ...${JSON.stringify(parts)}, load }`,
  ].join('\n')
}

/** A file that comes or goes may be an endpoint: the next run of the tests reads the folders again. */
function forget(server: ViteDevServer, project: Project, file: string): void {
  const path = normalizePath(file)
  const folders = [project.pagesFolder, ...originFolders(project)].map(normalizePath)
  if (!folders.some((folder) => path.startsWith(`${folder}/`))) return
  for (const { moduleGraph } of Object.values(server.environments)) {
    const module = moduleGraph.getModuleById(own.project)
    if (module !== undefined) moduleGraph.invalidateModule(module)
  }
}
