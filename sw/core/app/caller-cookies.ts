import { parseCookie } from 'cookie'
import { acceptCookie } from '../cookies/accept-cookie.ts'
import { cookieHeader, cookiesFor, type JarCookies, putCookie } from '../cookies/cookie-jar.ts'
import { parseSetCookie } from '../cookies/parse-set-cookie.ts'
import type { Exchange } from './exchange.ts'

/**
 * The cookies of a client, for the requests that a handler sends to endpoints in the client's place. What those set is
 * sent to the client with the handler's own answer.
 */
export class CallerCookies {
  readonly #exchange: Exchange
  #jar: JarCookies | undefined

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /** Puts the `Cookie` header on a request, unless it has one. */
  attach(request: Request): void {
    if (request.credentials === 'omit' || request.headers.has('cookie')) return
    const { method } = request
    const own = cookiesFor(this.#cookies(), { url: secureUrl(request), method, crossSite: false }, Date.now())
    if (own.length > 0) request.headers.set('cookie', cookieHeader(own))
  }

  /** Takes the `Set-Cookie` values of a response. */
  store(request: Request, values: readonly string[]): void {
    if (request.credentials === 'omit') return
    const now = Date.now()
    for (const value of values) {
      const parsed = parseSetCookie(value, now)
      const cookie = 'refused' in parsed ? parsed : acceptCookie(parsed, secureUrl(request), now)
      if (!('refused' in cookie)) this.#jar = putCookie(this.#cookies(), cookie, now)
    }
    this.#exchange.state.addCookies(values)
  }

  /** Those that came with the client's own request. Their paths are unknown; they were meant for that one. */
  #cookies(): JarCookies {
    this.#jar ??= fromHeader(this.#exchange.request)
    return this.#jar
  }
}

function fromHeader(request: Request): JarCookies {
  const header = request.headers.get('cookie') ?? ''
  const shared = {
    domain: new URL(request.url).hostname,
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    partitioned: false,
    stored: 0,
  } as const
  const pairs = Object.entries(parseCookie(header, { decode: (value) => value }))
  return pairs.map(([name, value = '']) => ({ ...shared, name, value }))
}

/** Who sends a `Secure` cookie to a server has https, perhaps with a proxy in between. */
function secureUrl(request: Request): URL {
  const url = new URL(request.url)
  url.protocol = 'https:'
  return url
}
