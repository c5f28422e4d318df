import type { ErrorPages } from './app-parts.ts'
import type { Destination } from './destination.ts'
import { errorDestination } from './error-destination.ts'
import { type Exchange, failureOf } from './exchange.ts'
import { isEmptyError, type Outcome } from './outcome.ts'
import { runPass } from './run-pass.ts'

/** The project's own error pages. */
export const projectPages: ErrorPages = { find: errorDestination, run: runErrorPage }

/**
 * Runs an error page like a separate request, with the same locals. Middleware runs around it, unless it failed
 * before. If that leads to a failure or to another empty error, the page runs without middleware.
 */
async function runErrorPage(exchange: Exchange, destination: Destination): Promise<Outcome> {
  const { scope, request, failures } = exchange
  const target = { destination, request }
  const run = (middleware: boolean) => runPass(exchange, target, { middleware, isErrorPage: true, passes: 0 })
  const file = scope.manifest.middleware
  if (file === undefined || failureOf(exchange, file) !== undefined) return run(false)
  const known = failures.map(({ error }) => error)
  const first = await run(true)
  if (!('error' in first) && (first.kind === 'page' || !isEmptyError(first.response))) return first
  const second = await run(false)
  // The caller reports what the page itself throws.
  if ('error' in second) known.push(second.error)
  if ('error' in first && !known.includes(first.error)) scope.report(first.error, request)
  return second
}
