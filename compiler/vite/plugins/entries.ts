import { isBuiltin } from 'node:module'
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { textPlace } from '../../node/error-place.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { environmentNames } from '../environments.ts'
import { runtimeSource } from '../runtime-source.ts'
import type { EntrySources } from '../virtual-entries.ts'

/** Serves the generated entry modules, and refuses Node's own modules in the worker. */
export function entriesPlugin(sources: EntrySources): Plugin {
  return {
    name: 'stowaway:entries',
    enforce: 'pre',
    // Vite resolves the configuration once per environment: the build's sources must be seen in all of them.
    sharedDuringBuild: true,
    resolveId(id, importer, options) {
      if (id.startsWith('virtual:stowaway/')) return `\0${id}`
      // Vite's look for packages reads prerendered endpoints too, which run in Node.
      const { name, config } = this.environment
      const isScan = 'scan' in options && options.scan === true
      if (name === environmentNames.worker && isBuiltin(id)) {
        if (isScan) return { id, external: true }
        const { root } = config
        const file = importer === undefined ? 'the worker' : relative(root, withoutQuery(importer))
        const place = importer === undefined ? { file } : textPlace(importer, id, root)
        throw compilerError('NodeModuleInWorker', { module: id, file }, place)
      }
      return null
    },
    async load(id) {
      if (!id.startsWith('\0virtual:stowaway/')) return null
      return sources.get(id.slice(1)) ?? (await runtimeSource(id.slice(1)))
    },
  }
}
