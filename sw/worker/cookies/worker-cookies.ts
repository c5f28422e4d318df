import { acceptHeader } from '../../core/cookies/accept-header.ts'
import { type CookieHeaders, keepCookieHeaders } from '../../core/cookies/cookie-headers.ts'
import { cookieHeader, cookiesFor } from '../../core/cookies/cookie-jar.ts'
import { documentCookie, isForPages, type MirrorChange, mirrorChanges } from '../../core/cookies/mirror-change.ts'
import { cookiesMessage, documentCookiesQuestion } from '../../core/wire/messages/cookies.ts'
import { post } from '../../core/wire/post.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { fallbackPage } from '../fallback-page.ts'
import { onPageMessage } from '../on-page-message.ts'
import { workerScope } from '../worker-scope.ts'
import { JarKeeper } from './jar-keeper.ts'
import { JarStorage } from './jar-storage.ts'

declare const self: ServiceWorkerGlobalScope

/** The cookies of one app, as its endpoints see and set them. Nothing here rejects: requests are answered anyway. */
export class WorkerCookies {
  readonly #headers: CookieHeaders
  readonly #jar: JarKeeper

  /**
   * Call it while the script starts: it replaces `Request` and `Response`, and listens to pages.
   *
   * @param id the project's: several apps on one origin never share a jar
   */
  constructor(id: string) {
    const name = scopedName('cookies', { scope: workerScope(), id })
    const report = ({ message, hint, cause }: Error & { hint?: string }) =>
      console.error(`[stowaway] ${message} ${hint ?? ''}`, cause)
    this.#headers = keepCookieHeaders()
    this.#jar = new JarKeeper(name, new JarStorage(name, report))
    onPageMessage(cookiesMessage, {}, (_, { page }) => this.#tell(page))
  }

  /** Whether the body was given as a whole, not as a stream, as far as is known. */
  isWhole(response: Response): boolean {
    return this.#headers.isWhole(response)
  }

  /**
   * Puts the `Cookie` header on a request, with the changes of pages.
   *
   * @param page id of the client that asks; empty: none
   */
  async attach(request: Request, crossSite: boolean, page = ''): Promise<void> {
    if (request.credentials === 'omit' || request.headers.has('cookie')) return
    const url = cookieUrl(request)
    const { jar, others } = await this.#jar.read(url, page)
    if (jar.cookies.length === 0 && others.length === 0) return
    const { method } = request
    const own = cookiesFor(jar.cookies, { url, method, crossSite }, Date.now())
    // Not every engine reports their SameSite. Treat it as missing, as browsers do.
    const pages = crossSite && method !== 'GET' && method !== 'HEAD' ? [] : others
    const all = [...own, ...pages].sort((a, b) => (b.path ?? '/').length - (a.path ?? '/').length)
    if (all.length > 0) this.#headers.give(request, cookieHeader(all))
  }

  /** Stores the `Set-Cookie` values of a response. Resolves when they are on disk. */
  async store(request: Request, values: readonly string[], page = ''): Promise<void> {
    if (request.credentials === 'omit') return
    const now = Date.now()
    const url = cookieUrl(request)
    const cookies = values.flatMap((value) => acceptHeader(value, url, now))
    if (cookies.length === 0) return
    const left = await this.#jar.put(cookies, url, page, now)
    if (left.length === 0) return
    for (const client of await this.#jar.pages()) send(client, left)
  }

  /** Tells a starting page which cookies it has to write for us. */
  async #tell(page: Client): Promise<void> {
    const { jar } = await this.#jar.read(new URL(self.location.href), page.id)
    const changes = mirrorChanges(jar, Date.now())
    if (changes.length > 0) send(page, changes)
  }
}

/**
 * The URL for cookie rules. In the fallback nothing leaves the browser, so that `Secure` cookies are sent even without
 * https.
 */
function cookieUrl(request: Request): URL {
  const url = new URL(request.url)
  if (fallbackPage()) url.protocol = 'https:'
  return url
}

function send(client: Client, changes: readonly MirrorChange[]): void {
  const isHttps = self.location.protocol === 'https:'
  const cookies = changes.filter(isForPages).map((change) => documentCookie(change, isHttps))
  post(client, documentCookiesQuestion, { cookies })
}
