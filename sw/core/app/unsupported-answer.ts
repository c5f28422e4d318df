import { withoutBodyHeaders } from './merge-responses.ts'
import { readableAnswer } from './readable-answer.ts'

/** The 405 of projects with `unsupportedMethod: 405`, in place of the 404 page. */
export function unsupportedAnswer(request: Request, headers: Headers): Response {
  const message = `${request.method} is not supported here; ${headers.get('allow') ?? 'nothing'} is.`
  return readableAnswer(request, { error: 'Method Not Allowed', message }, 405, withoutBodyHeaders(headers))
}
