import { copyResponse } from '../endpoint/copy-response.ts'

/** Headers that describe the body, which is the page's. */
const ofTheBody = new Set(['content-type', 'content-length', 'content-encoding', 'transfer-encoding'])

/** An error page in place of an answer: the page's body and the answer's headers, which win over the page's. */
export function mergeResponses(page: Response, original: Response): Response {
  const headers = new Headers()
  const own = new Set<string>()
  for (const [name, value] of original.headers) {
    if (ofTheBody.has(name)) continue
    own.add(name)
    headers.append(name, value)
  }
  for (const [name, value] of page.headers) {
    if (!own.has(name) || name === 'set-cookie') headers.append(name, value)
  }
  return copyResponse(page, { headers })
}
