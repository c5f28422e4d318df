import { acceptHeader } from '../../core/cookies/accept-header.ts'
import { cookieHeader, cookiesFor, type JarCookies, putCookie } from '../../core/cookies/cookie-jar.ts'
import { DocumentCookies } from './document-cookies.ts'

interface TestCookiesOptions {
  /** The page's. */
  address(): URL
  /** Puts a `Cookie` header on a request. */
  give(request: Request, header: string): void
}

/**
 * The cookies of a test, as a browser keeps them: those of responses go with the next requests. With a DOM, they are
 * those of `document.cookie` too, except `HttpOnly` ones.
 */
export class TestCookies {
  readonly #options: TestCookiesOptions
  readonly #document = new DocumentCookies()
  #jar: JarCookies = []

  constructor(options: TestCookiesOptions) {
    this.#options = options
  }

  /** Puts the `Cookie` header on a request. One that the test has set itself stays. */
  attach(request: Request): void {
    const url = cookieUrl(request)
    if (!this.#areSent(request) || request.headers.has('cookie')) return
    const isOwn = this.#isOwn(url)
    if (isOwn) this.#jar = this.#document.changed(this.#jar)
    const own = cookiesFor(this.#jar, { url, method: request.method, crossSite: false }, Date.now())
    const all = isOwn ? [...own, ...this.#document.others(this.#jar)] : own
    if (all.length > 0) this.#options.give(request, cookieHeader(all))
  }

  /** Stores the `Set-Cookie` values of a response. */
  store(request: Request, values: readonly string[]): void {
    if (!this.#areSent(request)) return
    const url = cookieUrl(request)
    const now = Date.now()
    for (const cookie of values.flatMap((value) => acceptHeader(value, url, now))) {
      this.#jar = putCookie(this.#jar, cookie, now)
      if (this.#isOwn(url)) this.#document.show(cookie, now)
    }
  }

  clear(): void {
    this.#document.hide(this.#jar)
    this.#jar = []
  }

  #isOwn({ host }: URL): boolean {
    return host === this.#options.address().host
  }

  /** As between origins everywhere: only if the page says so. */
  #areSent({ credentials, url }: Request): boolean {
    if (credentials === 'include') return true
    return credentials !== 'omit' && new URL(url).origin === this.#options.address().origin
  }
}

/** `Secure` cookies are sent even without https: nothing leaves the process. */
function cookieUrl({ url: text }: Request): URL {
  const url = new URL(text)
  url.protocol = 'https:'
  return url
}
