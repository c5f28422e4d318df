import type { Destination } from './destination.ts'
import { errorAnswer, unsupportedAnswer } from './error-answer.ts'
import { errorDestination, notFoundDestination } from './error-destination.ts'
import { escapeHtml } from './escape-html.ts'
import { type Exchange, failureOf } from './exchange.ts'
import { mergeResponses } from './merge-responses.ts'
import { missingPage } from './missing-page.ts'
import { notFoundPageHtml } from './not-found-html.ts'
import { type Answered, isEmptyError, type Outcome, responseOf } from './outcome.ts'
import { runPass } from './run-pass.ts'

/**
 * The response of a pass, or an error page in its place: if the endpoint has no handler for the method, and if
 * middleware answered with an empty 404 or 500. A handler's own answer is final (Astro reference, "404").
 */
export async function withErrorPage(exchange: Exchange, { kind, response }: Answered): Promise<Response> {
  if ((kind !== 'unsupported' && kind !== 'middleware') || !isEmptyError(response)) return response
  const { scope, request } = exchange
  if (kind === 'unsupported' && scope.options.unsupportedMethod === 405) {
    return unsupportedAnswer(request, response.headers)
  }
  const page =
    response.status === 404
      ? await notFoundPage(exchange, kind === 'unsupported' ? response.headers.get('allow') : null)
      : ((await failurePage(exchange, null)) ?? errorAnswer(request, undefined, false))
  return mergeResponses(page, response)
}

/** The 404 page. The built-in one says which methods there are, if the request's method is not among them. */
async function notFoundPage(exchange: Exchange, allowed: string | null): Promise<Response> {
  const { scope, request } = exchange
  const outcome = await runErrorPage(exchange, await notFoundDestination(scope))
  if (allowed === null || outcome.kind !== 'missing') return responseOf(outcome)
  return missingPage(scope, notFoundPageHtml(`${escapeHtml(request.method)} is not supported here; ${allowed} is.`))
}

/**
 * The 500 of an error: the project's `500` endpoint, otherwise a readable answer. Cookies set so far are dropped;
 * changes to an existing session are saved, as in Astro.
 */
export async function serverError(exchange: Exchange, error: unknown): Promise<Response> {
  const { scope, request, state } = exchange
  scope.report(error, request)
  await state.drop()
  try {
    const page = await failurePage(exchange, error)
    if (page !== undefined) {
      await state.save()
      return page
    }
  } catch (pageError) {
    // The answer shows the first error. The page's own error is only reported.
    if (pageError !== error) scope.report(pageError, request)
    await state.drop()
  }
  const { dev = false, locate } = scope.options
  const place = dev ? await locate?.(error, request).catch(() => undefined) : undefined
  return errorAnswer(request, error, dev, place)
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
