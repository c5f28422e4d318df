import { escapeHtml } from './escape-html.ts'
import type { Exchange } from './exchange.ts'
import { mergeResponses } from './merge-responses.ts'
import { missingPage } from './missing-page.ts'
import { notFoundPageHtml } from './not-found-html.ts'
import { type Answered, isEmptyError } from './outcome.ts'
import { safeAnswer } from './readable-answer.ts'

/** Whether an error page answers: there is no handler for the method, or middleware answered with an empty 404 or 500. */
export const needsErrorPage = ({ kind, response }: Answered): boolean =>
  (kind === 'unsupported' || kind === 'middleware') && isEmptyError(response)

/**
 * The error page in place of a response. A handler's own answer is final, also as an empty 404 or 500 (Astro reference,
 * "404"). The built-in page says which methods there are, if the request's method is not among them.
 */
export async function withErrorPage(exchange: Exchange, { kind, response }: Answered): Promise<Response> {
  const { scope, request } = exchange
  const { unsupportedAnswer, errorPages } = scope.parts
  if (kind === 'unsupported' && unsupportedAnswer !== undefined && scope.options.unsupportedMethod === 405) {
    return unsupportedAnswer(request, response.headers)
  }
  const own = await errorPages?.instead(exchange, response.status)
  return mergeResponses(
    own ?? (await missingPage(scope, kind === 'unsupported' ? methods(request, response) : undefined)),
    response,
  )
}

const methods = ({ method }: Request, { headers }: Response): string =>
  notFoundPageHtml(`${escapeHtml(method)} is not supported here; ${headers.get('allow')} is.`)

/**
 * The 500 of an error: the project's `500` endpoint, otherwise a readable answer. Cookies set so far are dropped;
 * changes to an existing session are saved, as in Astro.
 */
export async function serverError(exchange: Exchange, error: unknown): Promise<Response> {
  const { scope, request } = exchange
  const { options, parts } = scope
  scope.report(error, request)
  await exchange.state?.drop()
  const page = await parts.errorPages?.failure(exchange, error)
  if (page !== undefined) return page
  if (!options.dev || parts.errorAnswer === undefined) return safeAnswer(request)
  return parts.errorAnswer(request, error, true, await options.locate?.(error, request).catch(() => undefined))
}
