import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { isEnvironmentFile } from '../../content/environment-file.ts'
import { textPlace } from '../../node/error-place.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { environmentNames } from '../environments.ts'

/**
 * Refuses imports of `.env` files (`?raw`, `?url`, or none) in code that runs in the browser: the file would be in its
 * script. Endpoints that run in Node may read them.
 */
export function environmentFilesPlugin(): Plugin {
  return {
    name: 'stowaway:environment-files',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client' || name === environmentNames.worker,
    resolveId: {
      filter: { id: /\.env/i },
      async handler(id, importer, options) {
        // Vite's look for packages reads prerendered endpoints too, which run in Node.
        const isScan = 'scan' in options && options.scan === true
        if (isScan || importer === undefined) return null
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        if (resolved === null || !isEnvironmentFile(withoutQuery(resolved.id))) return resolved
        const { root } = this.environment.config
        const file = shown(importer, root)
        const args = { file, imported: shown(resolved.id, root) }
        throw compilerError('EnvironmentFileInBrowser', args, textPlace(importer, id, root))
      },
    },
    // An alias or a link may have another name than the file.
    load: {
      filter: { id: /\.env/i },
      handler(id) {
        if (!isEnvironmentFile(withoutQuery(id))) return null
        const { root } = this.environment.config
        const [importer] = this.getModuleInfo(id)?.importers ?? []
        const file = importer === undefined ? 'A module' : shown(importer, root)
        const args = { file, imported: shown(id, root) }
        throw compilerError('EnvironmentFileInBrowser', args, importer === undefined ? {} : { file })
      },
    },
  }
}

const shown = (id: string, root: string): string => {
  const path = withoutQuery(id)
  return (path.startsWith(root) ? relative(root, path) : path).replaceAll('\\', '/')
}
