import { acceptHeader } from '../../core/cookies/accept-header.ts'
import { type CookieHeaders, keepCookieHeaders } from '../../core/cookies/cookie-headers.ts'
import { cookieHeader, cookiesFor, type JarCookies, putCookie } from '../../core/cookies/cookie-jar.ts'

/** The cookies of a sandbox: as in a service worker, but in memory, and invisible to pages. */
export class MemoryCookies {
  /** Replaces `Request` and `Response`. Create it before any endpoint is evaluated. */
  readonly #headers: CookieHeaders = keepCookieHeaders()
  #cookies: JarCookies = []

  /** Puts the `Cookie` header on a request. */
  attach(request: Request): void {
    if (request.credentials === 'omit') return
    const { method } = request
    const own = cookiesFor(this.#cookies, { url: cookieUrl(request), method, crossSite: false }, Date.now())
    if (own.length > 0) this.#headers.give(request, cookieHeader(own))
  }

  /** Stores the `Set-Cookie` values of a response. */
  store(request: Request, values: readonly string[]): void {
    if (request.credentials === 'omit') return
    const now = Date.now()
    const url = cookieUrl(request)
    const cookies = values.flatMap((value) => acceptHeader(value, url, now))
    this.#cookies = cookies.reduce((jar, cookie) => putCookie(jar, cookie, now), this.#cookies)
  }
}

/** `Secure` cookies are sent even without https: nothing leaves the browser. */
function cookieUrl(request: Request): URL {
  const url = new URL(request.url)
  url.protocol = 'https:'
  return url
}
