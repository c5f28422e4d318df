import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { buildError } from '../../../sw/core/errors/build-errors.ts'
import { warningText } from '../../prerender/warning-text.ts'
import type { Reporter } from '../../reporter.ts'
import { nodeGlobals } from '../../syntax/node-globals.ts'
import { environmentNames } from '../environments.ts'
import { packageFolder } from '../package-files.ts'

/** Warns about Node's globals in modules that run in the worker: using one there is a 500. */
export function nodeGlobalsPlugin(getReporter: () => Pick<Reporter, 'warn'> | undefined): Plugin {
  return {
    name: 'stowaway:node-globals',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === environmentNames.worker,
    transform: {
      filter: {
        id: { exclude: /\/node_modules\/|^\0/ },
        code: /\b(?:Buffer|global|__dirname|__filename|require|process|(?:set|clear)Immediate)\b/,
      },
      handler(code, id) {
        if (id.startsWith(packageFolder)) return
        const file = relative(this.environment.config.root, id)
        for (const { name } of nodeGlobals(this.parse(code))) {
          const text = warningText(buildError('NodeGlobalInWorker', { file, name }, { file }))
          getReporter()?.warn(text)
        }
      },
    },
  }
}
