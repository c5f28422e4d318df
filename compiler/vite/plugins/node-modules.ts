import { isBuiltin } from 'node:module'
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { buildError } from '../../../sw/core/errors/build-errors.ts'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { textPlace } from '../../node/error-place.ts'
import { warningText } from '../../prerender/warning-text.ts'
import type { Reporter } from '../../reporter.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { environmentNames } from '../environments.ts'
import { isForBrowsers, isOptional, mayBeNodeModule, nodeStub, nodeStubCode, nodeStubs } from '../node-stub.ts'

/**
 * Node's own modules in the worker: a package's `browser` field or a package of that name goes first, a package that
 * only may need one gets an empty module, and anything else is refused.
 */
export function nodeModulesPlugin(getReporter: () => Pick<Reporter, 'warn'> | undefined): Plugin {
  const said = new Set<string>()
  return {
    name: 'stowaway:node-modules',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environmentNames.worker,
    buildStart: () => said.clear(),
    // In development, Vite's look for packages has a logger that only the configuration's one stands behind.
    configResolved({ logger }) {
      const warn = logger.warn.bind(logger)
      logger.warn = (text, options) => {
        if (!isLeftModule(text) || !options?.environment?.includes(environmentNames.worker)) warn(text, options)
      }
    },
    onLog(_level, { message }) {
      return isLeftModule(message) ? false : undefined
    },
    resolveId: {
      filter: { id: mayBeNodeModule },
      async handler(id, importer, options) {
        if (!isBuiltin(id)) return null
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        if (isForBrowsers(resolved)) return resolved
        const { root } = this.environment.config
        const file = importer === undefined ? 'the worker' : relative(root, withoutQuery(importer))
        const kind = 'kind' in options ? String(options.kind) : undefined
        if (importer !== undefined && isOptional(kind, importer, id)) {
          const text = warningText(buildError('NodeModuleEmpty', { module: id, file }, { file }))
          // A module may be resolved more than once.
          if (!said.has(text)) getReporter()?.warn(text)
          said.add(text)
          return nodeStub(id)
        }
        const place = importer === undefined ? { file } : textPlace(importer, id, root)
        throw compilerError('NodeModuleInWorker', { module: id, file }, place)
      },
    },
    load: {
      filter: { id: nodeStubs },
      handler: () => nodeStubCode,
    },
  }
}

/** Vite's resolver reports that it left a module of Node in the bundle. It did not. */
const isLeftModule = (text: string): boolean => text.includes('Automatically externalized node built-in module')
