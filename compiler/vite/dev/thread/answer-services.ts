import type { MessagePort } from 'node:worker_threads'
import { type PlainError, toPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { answerCalls } from '../../../../sw/core/wire/answer-calls.ts'
import { sourcePlace } from '../../../node/error-place.ts'
import { plainError } from '../plain-error.ts'
import { type Services, serviceQuestion } from './messages.ts'

/** Does for the thread what only the server can do. An error goes to the thread with its place in the sources. */
export function answerServices(port: MessagePort, services: Services, root: string): void {
  const toReason = (error: unknown): PlainError => ({ ...toPlainError(plainError(error)), ...sourcePlace(error, root) })
  // A Map: a name must not find what every object inherits.
  const byName: ReadonlyMap<string, (...args: never[]) => unknown> = new Map(Object.entries(services))
  answerCalls(
    port,
    serviceQuestion,
    { name: 'string', args: 'list' },
    ({ name, args }) => {
      const service = byName.get(name)
      if (service === undefined) throw new Error(`The server has no service ${name}.`)
      return Reflect.apply(service, services, args)
    },
    toReason,
  )
}
