import { resolve } from 'node:path'
import { createNodeImportMeta, ESModulesEvaluator } from 'vite/module-runner'
import { FreshModules } from '../../../../sw/core/development/fresh-modules.ts'
import { toPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { modulePath } from '../../../../sw/core/wire/module-path.ts'
import type { AskServer } from './ask-server.ts'
import type { EndpointJob } from './messages.ts'

/**
 * The modules of the project in the thread.
 *
 * @param always the files that every answer of the server is about
 */
export function createThreadModules(
  { pagesFolder }: Pick<EndpointJob, 'pagesFolder'>,
  ask: AskServer,
  isAlwaysAsked: (file: string) => boolean,
): FreshModules {
  return new FreshModules({
    evaluator: new ESModulesEvaluator(),
    createImportMeta: createNodeImportMeta,
    async invoke(payload) {
      try {
        return { result: await ask('invoke', payload) }
      } catch (error) {
        return { error: toPlainError(error) }
      }
    },
    path: (file) => modulePath(resolve(pagesFolder, file).replaceAll('\\', '/')),
    ask: (file, known) => ask('changes', file, known),
    isAlwaysAsked,
  })
}
