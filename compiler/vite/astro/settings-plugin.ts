import { dirname, join, resolve } from 'node:path'
import { loadEnv, type Plugin, type ResolvedConfig } from 'vite'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { configModule } from '../../astro/config/config-modules.ts'
import { clientEnvModule, serverEnvModule } from '../../astro/env/env-modules.ts'
import { folderUrl } from '../../astro/folder-url.ts'
import { textPlace } from '../../node/error-place.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import { sourceModule } from '../package-files.ts'
import type { Project } from '../project.ts'
import { virtualVariables } from '../virtual-entries.ts'
import type { AstroConfigReader } from './astro-config-reader.ts'
import { isScan } from './is-scan.ts'
import type { WatchedFiles } from './watched-files.ts'

const prefix = '\0stowaway:settings/'

interface SettingsPluginOptions {
  readonly getProject: () => Project
  readonly reader: AstroConfigReader
  readonly watched: WatchedFiles
}

/** `astro:env` and `astro:config`, from `astro.config.*` and the plugin's options. */
export function settingsPlugin({ getProject, reader, watched }: SettingsPluginOptions): Plugin {
  let config: ResolvedConfig | undefined
  return {
    name: 'stowaway:settings',
    enforce: 'pre',
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    configResolved(resolved) {
      config = resolved
      reader.use(resolved)
    },
    resolveId: {
      filter: { id: /^astro:(?:env|config)\/(?:server|client)$/ },
      handler(id, importer, options) {
        const { root } = getProject()
        if (this.environment.name === environmentNames.worker && id.endsWith('server') && !isScan(options)) {
          const place = importer === undefined ? { file: 'the worker' } : textPlace(importer, id, root)
          throw astroError('ServerOnlyModule', { module: id, file: place.file }, place)
        }
        return prefix + id
      },
    },
    load: {
      filter: { id: /^\0stowaway:settings\// },
      async handler(id) {
        if (config === undefined) throw new Error('The settings were read before Vite resolved its configuration.')
        const project = getProject()
        const { config: astro, files } = await reader.read()
        for (const file of files) this.addWatchFile(file)
        watched.set(id, files)
        const [kind, place] = id.slice(`${prefix}astro:`.length).split('/')
        const side = place === 'server' ? 'server' : 'client'
        if (kind === 'config') return configModule(shown(project, astro.i18n), astro, side)
        const schema = project.options.env?.schema ?? astro.env?.schema ?? {}
        const values = config.envDir === false ? {} : loadEnv(config.mode, config.envDir, '')
        if (side === 'client') return clientEnvModule(schema, values)
        return serverEnvModule(schema, values, {
          runtime: sourceModule('sw/astro/env'),
          read: reading(this.environment.name),
        })
      },
    },
  }
}

/** The compiler has the variables of `.env` files in an object; a server has all of them in its process. */
function reading(environment: string): { readonly imports: string; readonly code: string } {
  if (environment !== environmentNames.server) return { imports: '', code: '(name) => process.env[name]' }
  return {
    imports: `import { variables } from ${JSON.stringify(virtualVariables)}`,
    code: '(name) => variables[name] ?? process.env[name]',
  }
}

function shown({ root, pagesFolder, publicFolder, base, options }: Project, i18n: unknown) {
  const { trailingSlash, site } = options
  return {
    base: trailingSlash === 'always' ? `${base}/` : base || '/',
    site,
    trailingSlash,
    // Our own option has fewer parts than Astro's.
    i18n: (i18n ?? options.i18n) as Readonly<Record<string, unknown>> | undefined,
    folders: {
      root: folderUrl(root),
      srcDir: folderUrl(dirname(pagesFolder)),
      publicDir: folderUrl(publicFolder ?? join(root, 'public')),
      outDir: folderUrl(resolve(root, 'dist')),
      cacheDir: folderUrl(join(root, 'node_modules/.astro')),
    },
  }
}
