import { copyResponse } from '../endpoint/copy-response.ts'

/** Headers that describe a body. They must not stay with another body. */
const ofTheBody = ['content-type', 'content-length', 'content-encoding', 'transfer-encoding']

/** The headers of an answer whose body is replaced. */
export function withoutBodyHeaders(original: Headers): Headers {
  const headers = new Headers(original)
  for (const name of ofTheBody) headers.delete(name)
  return headers
}

/** An error page in place of an answer: the page's body and the headers of both. The answer's headers win. */
export function mergeResponses(page: Response, original: Response): Response {
  const headers = withoutBodyHeaders(original.headers)
  const own = new Set(headers.keys())
  for (const [name, value] of page.headers) {
    if (!own.has(name) || name === 'set-cookie') headers.append(name, value)
  }
  return copyResponse(page, { headers })
}
