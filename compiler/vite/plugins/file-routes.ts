import type { Plugin } from 'vite'
import { fileRoutesVariable } from '../../project/page-environment.ts'
import { buildStateOf } from '../build-state.ts'

const variable = new RegExp(`\\bimport\\.meta\\.env\\??\\.${fileRoutesVariable}\\b`, 'g')

/** Tells the page's `endpoint` which routes are files. Only known once the endpoints are loaded, so no `define`. */
export function fileRoutesPlugin(): Plugin {
  return {
    name: 'stowaway:file-routes',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    transform: {
      filter: { code: variable },
      handler(code) {
        const { fileRoutes } = buildStateOf(this.environment.config).pages
        return { code: code.replace(variable, () => JSON.stringify(fileRoutes)), map: null }
      },
    },
  }
}
