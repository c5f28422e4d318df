import { copyResponse, isOpaque, withMutableHeaders } from '../endpoint/copy-response.ts'
import { asciiLocation } from './ascii-location.ts'
import type { Exchange } from './exchange.ts'
import { serverTiming } from './server-timing.ts'

/** The last step of every answer: adds cookies and `Server-Timing`, and removes the body for HEAD. */
export async function finish(exchange: Exchange, answer: Response): Promise<Response> {
  const cookies = exchange.state.takeCookies()
  const { setCookies } = exchange.host
  if (setCookies !== undefined) {
    const all = isOpaque(answer) ? cookies : [...answer.headers.getSetCookie(), ...cookies]
    if (all.length > 0) await setCookies.call(exchange.host, all)
  }
  // `Response.error()` asks for a network error and cannot be modified.
  if (isOpaque(answer)) return answer
  const response = exchange.request.method === 'HEAD' ? withoutBody(answer) : withMutableHeaders(answer)
  const own = setCookies === undefined ? cookies.map((cookie) => ['set-cookie', cookie] as const) : []
  const timing = serverTiming(exchange)
  const added = timing === undefined ? own : [...own, ['server-timing', timing] as const]
  const location = foreignLocation(response)
  if (added.length === 0 && location === undefined) return response
  // Always on a copy: an author may keep one Response in a variable and return it to everybody.
  const copy = copyResponse(response)
  for (const [name, value] of added) copy.headers.append(name, value)
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
