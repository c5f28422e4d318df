import { parseCookie } from 'cookie'
import { acceptCookie } from '../cookies/accept-cookie.ts'
import { cookieHeader, cookiesFor, type JarCookies, putCookie } from '../cookies/cookie-jar.ts'
import { parseSetCookie } from '../cookies/parse-set-cookie.ts'
import type { Exchange } from './exchange.ts'
import { stateOf } from './request-state.ts'

/**
 * The client's cookies, for requests that its handler sends to other endpoints. Cookies that those endpoints set are
 * sent to the client with the handler's own response.
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
    stateOf(this.#exchange).addCookies(values)
  }

  /** At first, the cookies of the client's own request. Their paths are unknown, but they match that request. */
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

/** A client that sends a `Secure` cookie has https, perhaps only as far as a proxy. */
function secureUrl(request: Request): URL {
  const url = new URL(request.url)
  url.protocol = 'https:'
  return url
}
