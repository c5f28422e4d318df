import type { Plugin } from 'vite'
import { fileRoutesVariable } from '../../project/page-environment.ts'
import { buildStateOf } from '../build-state.ts'
import { devFactsOf } from '../dev/dev-facts.ts'
import type { Project } from '../project.ts'

const variable = new RegExp(`\\bimport\\.meta\\.env\\??\\.${fileRoutesVariable}\\b`, 'g')

/** Tells the page's `endpoint` which routes are files. Only known once the endpoints are loaded, so no `define`. */
export function fileRoutesPlugin(getProject: () => Project): Plugin {
  const readers = new Set<string>()
  return {
    name: 'stowaway:file-routes',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { code: variable },
      async handler(code, id) {
        readers.add(id)
        const { config } = this.environment
        const routes =
          config.command === 'build' ? buildStateOf(config).pages.fileRoutes : await devFactsOf(config).fileRoutes()
        return { code: code.replace(variable, () => JSON.stringify(routes)), map: null }
      },
    },
    hotUpdate({ file }) {
      // The next page that is loaded asks again.
      if (!file.startsWith(`${getProject().pagesFolder.replaceAll('\\', '/')}/`)) return
      const { moduleGraph } = this.environment
      for (const id of readers) {
        const module = moduleGraph.getModuleById(id)
        if (module !== undefined) moduleGraph.invalidateModule(module)
      }
    },
  }
}
