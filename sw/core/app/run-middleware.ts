import type { APIContext } from '../endpoint/api-context.ts'
import { appError } from '../errors/app-errors.ts'
import { callMiddleware } from '../middleware/call-middleware.ts'
import type { MiddlewareHandler } from '../middleware/sequence.ts'
import { type Outcome, outcomeOf, responseOf, writable } from './outcome.ts'
import type { Pass } from './pass.ts'
import type { Scope } from './scope.ts'

/** Runs the middleware of a file around `run`. Never rejects: an error is an outcome. */
export async function runMiddleware(
  file: string,
  { exchange: { scope, failures }, outcomes }: Pass,
  context: APIContext,
  run: () => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  try {
    const handler = await loadMiddleware(scope, file)
    const response = await callMiddleware(handler, file, context, async () => {
      const outcome = writable(await run())
      outcomes.push(outcome)
      return responseOf(outcome)
    })
    return outcomeOf(response, outcomes)
  } catch (error) {
    const source = outcomes.find((one) => 'error' in one && one.error === error)
    if (source !== undefined) return source
    failures.push({ file, error })
    return { kind: 'middleware failed', error }
  }
}

async function loadMiddleware({ options }: Scope, file: string): Promise<MiddlewareHandler> {
  const { onRequest } = await options.load(file)
  if (!isMiddleware(onRequest)) throw appError('MiddlewareHasNoOnRequest', { file }, { file })
  return onRequest
}

// What it returns is checked after each call.
const isMiddleware = (value: unknown): value is MiddlewareHandler => typeof value === 'function'
