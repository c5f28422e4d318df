import { withMutableHeaders } from '../endpoint/copy-response.ts'

/** A pass that ended with a response. */
export interface Answered {
  /**
   * Where the response comes from:
   * - `handler`: a handler. Its answer is final, also as an empty 404 or 500.
   * - `page`: the `404` or `500` endpoint, as an error page.
   * - `options`: OPTIONS of an endpoint that does not export it.
   * - `unsupported`: an endpoint without a handler for the method. The response is an empty 404 with `Allow`.
   * - `missing`: no route matched, and there is no `404` endpoint to run.
   * - `redirect`: an entry of the `redirects` option.
   * - `loop`: too many rewrites.
   * - `middleware`: middleware itself, in place of all of these.
   */
  readonly kind: 'handler' | 'page' | 'options' | 'unsupported' | 'missing' | 'redirect' | 'loop' | 'middleware'
  readonly response: Response
}

/** A pass that ended with an error: a handler threw it, or middleware did. */
export interface Failed {
  readonly kind: 'thrown' | 'middleware failed'
  readonly error: unknown
}

/** How a pass through middleware and endpoint ended. */
export type Outcome = Answered | Failed

/** The response, as `next()` and `context.rewrite()` return it. Throws the error of a pass that failed. */
export function responseOf(outcome: Outcome): Response {
  if ('error' in outcome) throw outcome.error
  return outcome.response
}

/** The outcome as code of the project gets it: headers can be set on its response. */
export const writable = (outcome: Outcome): Outcome =>
  'error' in outcome ? outcome : { ...outcome, response: withMutableHeaders(outcome.response) }

/** An empty 404 or 500 stands for the site's error page, unless a handler returned it. */
export const isEmptyError = ({ status, body }: Response): boolean => body === null && (status === 404 || status === 500)

/**
 * The outcome behind the Response that middleware returned. It is the endpoint's if middleware returned what `next()`
 * gave it, or a copy of that: the same status, and both with or both without a body. Otherwise it is middleware's own.
 */
export function outcomeOf(response: Response, given: readonly Outcome[]): Answered {
  const answers = given.filter((one) => 'response' in one)
  const source =
    answers.find((one) => one.response === response) ?? answers.find((one) => isCopy(response, one.response))
  return { kind: source?.kind ?? 'middleware', response }
}

const isCopy = (copy: Response, { status, body }: Response): boolean =>
  copy.status === status && (copy.body === null) === (body === null)
