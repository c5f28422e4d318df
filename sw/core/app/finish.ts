import { copyResponse, isOpaque } from '../endpoint/copy-response.ts'
import { asciiLocation } from './ascii-location.ts'
import type { Exchange } from './exchange.ts'

/** The last step of every answer: adds cookies and `Server-Timing`, and removes the body for HEAD. */
export function finish(exchange: Exchange, answer: Response): Response | Promise<Response> {
  const cookies = exchange.state?.takeCookies() ?? []
  const { host } = exchange
  if (host.setCookies === undefined) return lastOf(exchange, answer, cookies)
  const all = isOpaque(answer) ? cookies : [...answer.headers.getSetCookie(), ...cookies]
  const taken = all.length === 0 ? undefined : host.setCookies(all)
  return taken instanceof Promise ? taken.then(() => lastOf(exchange, answer, [])) : lastOf(exchange, answer, [])
}

function lastOf(exchange: Exchange, answer: Response, cookies: readonly string[]): Response {
  // `Response.error()` asks for a network error and cannot be modified.
  if (isOpaque(answer)) return answer
  const response = exchange.request.method === 'HEAD' ? withoutBody(answer) : answer
  const timing = exchange.scope.parts.serverTiming?.(exchange)
  const location = foreignLocation(response)
  if (cookies.length === 0 && timing === undefined && location === undefined) return response
  // Always on a copy: an author may keep one Response in a variable and return it to everybody.
  const copy = copyResponse(response)
  for (const cookie of cookies) copy.headers.append('set-cookie', cookie)
  if (timing !== undefined) copy.headers.append('server-timing', timing)
  if (location !== undefined) copy.headers.set('location', asciiLocation(location))
  return copy
}

/** The target of a redirect that is not in ASCII. */
function foreignLocation({ status, headers }: Response): string | undefined {
  const location = status >= 300 && status < 400 ? headers.get('location') : null
  return location !== null && /[^\0-\u007f]/.test(location) ? location : undefined
}

function withoutBody(response: Response): Response {
  const { body } = response
  // Nobody reads it, so the source of a stream may stop. A locked stream is for its reader to stop.
  if (body !== null && !body.locked) body.cancel().catch(() => {})
  return copyResponse(response, { body: null })
}
