import { relative } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { buildError } from '../../../sw/core/errors/build-errors.ts'
import { warningText } from '../../prerender/warning-text.ts'
import type { Reporter } from '../../reporter.ts'
import { mayUseNodeGlobals, nodeGlobals } from '../../syntax/node-globals.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { environmentNames } from '../environments.ts'
import { packageFolder } from '../package-files.ts'

/**
 * Warns about Node's globals in modules that run in the worker: using one there is a 500. In development too, once for
 * each file and what it uses.
 */
export function nodeGlobalsPlugin(getReporter: () => Pick<Reporter, 'warn'> | undefined): Plugin {
  const told = new Set<string>()
  let logger: ResolvedConfig['logger'] | undefined
  const warn = (text: string): void => {
    if (told.has(text)) return
    told.add(text)
    const reporter = getReporter()
    if (reporter === undefined) logger?.warn(text, { timestamp: true })
    else reporter.warn(text)
  }
  return {
    name: 'stowaway:node-globals',
    applyToEnvironment: (environment) => environment.name === environmentNames.worker,
    configResolved(config) {
      logger = config.logger
    },
    transform: {
      filter: { id: { exclude: /\/node_modules\/|^\0/ }, code: mayUseNodeGlobals },
      handler(code, id) {
        if (id.startsWith(packageFolder)) return
        const names = nodeGlobals(this.parse(code), true)
          .map(({ name }) => name)
          .join(' and ')
        if (names === '') return
        const file = relative(this.environment.config.root, withoutQuery(id))
        warn(warningText(buildError('NodeGlobalInWorker', { file, names }, { file })))
      },
    },
  }
}
