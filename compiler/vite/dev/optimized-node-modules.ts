import { isBuiltin } from 'node:module'
import type { Rolldown } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { isForBrowsers, isOptional, mayBeNodeModule, nodeStub, nodeStubCode, nodeStubs } from '../node-stub.ts'

/**
 * The same in packages that Vite bundles before the dev worker runs them. A module that a build would refuse throws
 * when it is evaluated: a package may only be imported by what never runs.
 */
export function optimizedNodeModules(): Rolldown.Plugin {
  return {
    name: 'stowaway:optimized-node-modules',
    resolveId: {
      filter: { id: mayBeNodeModule },
      async handler(id, importer, { kind }) {
        if (importer === undefined || !isBuiltin(id)) return null
        const resolved = await this.resolve(id, importer, { kind, skipSelf: true }).catch(() => null)
        if (isForBrowsers(resolved)) return resolved
        return nodeStub(isOptional(kind, importer, id) ? id : `${id}?${packagePath(importer)}`)
      },
    },
    load: {
      filter: { id: nodeStubs },
      handler(id) {
        const [module = '', file] = id.slice(nodeStub('').length).split('?')
        if (file === undefined) return nodeStubCode
        const { message, hint } = compilerError('NodeModuleInWorker', { module, file }, { file })
        return `${nodeStubCode}; throw new Error(${JSON.stringify(`NodeModuleInWorker: ${message} ${hint}`)})`
      },
    },
  }
}

/** From the folder of packages on. */
const packagePath = (file: string): string => file.slice(Math.max(0, file.lastIndexOf('node_modules/')))
