import { escapeHtml } from './escape-html.ts'
import { type Exchange, failureOf } from './exchange.ts'
import { mergeResponses } from './merge-responses.ts'
import { missingPage } from './missing-page.ts'
import { notFoundDestination } from './not-found-destination.ts'
import { notFoundPageHtml } from './not-found-html.ts'
import { type Answered, isEmptyError, responseOf } from './outcome.ts'
import { safeAnswer } from './readable-answer.ts'
import { unsupportedAnswer } from './unsupported-answer.ts'

/** Whether an error page answers: there is no handler for the method, or middleware answered with an empty 404 or 500. */
export const needsErrorPage = ({ kind, response }: Answered): boolean =>
  (kind === 'unsupported' || kind === 'middleware') && isEmptyError(response)

/**
 * The error page in place of a response. A handler's own answer is final, also as an empty 404 or 500 (Astro reference,
 * "404").
 */
export async function withErrorPage(exchange: Exchange, { kind, response }: Answered): Promise<Response> {
  const { scope, request } = exchange
  if (kind === 'unsupported' && scope.options.unsupportedMethod === 405) {
    return unsupportedAnswer(request, response.headers)
  }
  const page =
    response.status === 404
      ? await notFoundPage(exchange, kind === 'unsupported' ? response.headers.get('allow') : null)
      : ((await failurePage(exchange, null)) ?? safeAnswer(request))
  return mergeResponses(page, response)
}

/** The 404 page. The built-in one says which methods there are, if the request's method is not among them. */
async function notFoundPage(exchange: Exchange, allowed: string | null): Promise<Response> {
  const { scope, request } = exchange
  const { errorPages } = scope.parts
  const outcome = errorPages && (await errorPages.run(exchange, await notFoundDestination(scope)))
  if (outcome !== undefined && (allowed === null || outcome.kind !== 'missing')) return responseOf(outcome)
  const text = allowed === null ? undefined : `${escapeHtml(request.method)} is not supported here; ${allowed} is.`
  return missingPage(scope, text === undefined ? undefined : notFoundPageHtml(text))
}

/**
 * The 500 of an error: the project's `500` endpoint, otherwise a readable answer. Cookies set so far are dropped;
 * changes to an existing session are saved, as in Astro.
 */
export async function serverError(exchange: Exchange, error: unknown): Promise<Response> {
  const { scope, request } = exchange
  scope.report(error, request)
  await exchange.state?.drop()
  try {
    const page = await failurePage(exchange, error)
    if (page !== undefined) {
      await exchange.state?.save()
      return page
    }
  } catch (pageError) {
    // The answer shows the first error. The page's own error is only reported.
    if (pageError !== error) scope.report(pageError, request)
    await exchange.state?.drop()
  }
  const { options, parts } = scope
  if (!options.dev || parts.errorAnswer === undefined) return safeAnswer(request)
  return parts.errorAnswer(request, error, true, await options.locate?.(error, request).catch(() => undefined))
}

/** The answer of the `500` endpoint. `undefined` if there is none to run, or if it failed before. */
async function failurePage(exchange: Exchange, error: unknown): Promise<Response | undefined> {
  const { scope } = exchange
  const { errorPages } = scope.parts
  const file = scope.manifest.error
  if (file === undefined || errorPages === undefined || failureOf(exchange, file) !== undefined) return undefined
  const destination = await errorPages.find(scope, 500, error)
  if (destination === undefined) return undefined
  const outcome = await errorPages.run(exchange, destination)
  return outcome.kind === 'missing' ? undefined : responseOf(outcome)
}
