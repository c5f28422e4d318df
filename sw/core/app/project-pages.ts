import type { ErrorPages } from './app-parts.ts'
import type { Destination } from './destination.ts'
import { errorDestination } from './error-destination.ts'
import { type Exchange, failureOf } from './exchange.ts'
import { notFoundDestination } from './not-found-destination.ts'
import { isEmptyError, type Outcome, responseOf } from './outcome.ts'
import { safeAnswer } from './readable-answer.ts'
import { runPass } from './run-pass.ts'

/** The project's own error pages. */
export const projectPages: ErrorPages = { find: errorDestination, instead, failure }

/** The page in place of an empty 404 or 500. `undefined`: the project has none. */
async function instead(exchange: Exchange, status: number): Promise<Response | undefined> {
  if (status !== 404) return (await failurePage(exchange, null)) ?? safeAnswer(exchange.request)
  const outcome = await runErrorPage(exchange, await notFoundDestination(exchange.scope))
  return outcome.kind === 'missing' ? undefined : responseOf(outcome)
}

/** The page of an error. `undefined`: there is none, or it failed too. */
async function failure(exchange: Exchange, error: unknown): Promise<Response | undefined> {
  try {
    const page = await failurePage(exchange, error)
    if (page !== undefined) await exchange.state?.save()
    return page
  } catch (pageError) {
    // The answer shows the first error. The page's own error is only reported.
    if (pageError !== error) exchange.scope.report(pageError, exchange.request)
    await exchange.state?.drop()
    return undefined
  }
}

/** The answer of the `500` endpoint. `undefined` if there is none to run, or if it failed before. */
async function failurePage(exchange: Exchange, error: unknown): Promise<Response | undefined> {
  const { scope } = exchange
  const file = scope.manifest.error
  if (file === undefined || failureOf(exchange, file) !== undefined) return undefined
  const destination = await errorDestination(scope, 500, error)
  if (destination === undefined) return undefined
  const outcome = await runErrorPage(exchange, destination)
  return outcome.kind === 'missing' ? undefined : responseOf(outcome)
}

/**
 * Runs an error page like a separate request, with the same locals. Middleware runs around it, unless it failed
 * before. If that leads to a failure or to another empty error, the page runs without middleware.
 */
async function runErrorPage(exchange: Exchange, destination: Destination): Promise<Outcome> {
  const { scope, request, failures } = exchange
  const target = { destination, request }
  const run = (middleware: boolean) => runPass(exchange, target, { middleware, isErrorPage: true, passes: 1 })
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
