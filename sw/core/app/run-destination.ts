import type { APIContext } from '../endpoint/api-context.ts'
import { runEndpoint } from '../endpoint/run-endpoint.ts'
import type { Outcome } from './outcome.ts'
import type { Pass } from './pass.ts'

/** Runs what the request leads to, inside all middleware. Never throws or rejects: an error is an outcome. */
export function runDestination(pass: Pass, context: APIContext): Outcome | Promise<Outcome> {
  const { exchange, target } = pass
  const { scope } = exchange
  const { parts } = scope
  const { destination, request } = target
  const other = parts.special?.instead(pass)
  if (other !== undefined) return other
  if (destination.kind !== 'endpoint') throw new TypeError('This app was built for endpoints only.')
  const failed = (error: unknown): Outcome => {
    exchange.failures.push({ file: destination.file, error })
    return { kind: 'thrown', error }
  }
  try {
    const result = runEndpoint(destination, context, request, scope)
    if (result instanceof Promise) {
      return result.then((done) => parts.special?.concluded(pass, done) ?? done).catch(failed)
    }
    return parts.special?.concluded(pass, result) ?? result
  } catch (error) {
    return failed(error)
  }
}
