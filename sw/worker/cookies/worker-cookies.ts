import { acceptCookie } from '../../core/cookies/accept-cookie.ts'
import { cookieHeader, cookiesFor, isSameCookie, putCookie } from '../../core/cookies/cookie-jar.ts'
import { pathMatches } from '../../core/cookies/cookie-path.ts'
import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import { copyIn, type Jar, type Reconciled, reconcile, settle, unseen } from '../../core/cookies/mirror.ts'
import { parseSetCookie } from '../../core/cookies/parse-set-cookie.ts'
import { cookiesMessage, messageType } from '../messages.ts'
import { type CookieHeaders, keepCookieHeaders } from './cookie-headers.ts'
import { JarStorage } from './jar-storage.ts'
import { documentCookie, type MirrorChange, mirrorChanges, toChange } from './mirror-change.ts'
import { PageCookieStore } from './page-cookies.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * The cookies of one app, as its endpoints see and set them. The jar in IndexedDB is the truth; what pages may see is
 * copied to the browser's own store, where pages change it. One lock orders all that writes, over every worker of the app,
 * so that each comparison of jar and store sees both as of one moment.
 */
export class WorkerCookies {
  readonly #headers: CookieHeaders
  readonly #storage: JarStorage
  readonly #pages = new PageCookieStore()
  readonly #name = `stowaway:cookies:${new URL(self.registration.scope).pathname}`

  /** To be called while the script starts: it replaces `Request` and `Response`, and listens to pages. */
  constructor() {
    this.#headers = keepCookieHeaders()
    this.#storage = new JarStorage(this.#name, ({ message, hint, cause }: Error & { hint?: string }) =>
      console.error(`[stowaway] ${message} ${hint ?? ''}`, cause),
    )
    self.addEventListener('message', (event) => {
      if (messageType(event.data) === cookiesMessage) event.waitUntil(this.#tell(event.source))
    })
  }

  /** Puts the `Cookie` header on a request, with what pages changed meanwhile. */
  async attach(request: Request, crossSite: boolean): Promise<void> {
    if (request.credentials === 'omit') return
    const url = new URL(request.url)
    const { jar, others } = await this.#reconciled(url)
    if (jar.cookies.length === 0 && others.length === 0) return
    const { method } = request
    const own = cookiesFor(jar.cookies, { url, method, crossSite }, Date.now())
    const foreign = crossSite && method !== 'GET' && method !== 'HEAD' ? [] : others
    const all = [...own, ...foreign].sort((a, b) => (b.path ?? '/').length - (a.path ?? '/').length)
    if (all.length > 0) this.#headers.give(request, cookieHeader(all))
  }

  /** Takes the `Set-Cookie` values of the answer to a request. Resolves when they are on disk. */
  async store(request: Request, values: readonly string[]): Promise<void> {
    if (request.credentials === 'omit') return
    const now = Date.now()
    const url = new URL(request.url)
    const cookies = values.flatMap((value) => {
      const parsed = parseSetCookie(value, now)
      const cookie = 'refused' in parsed ? parsed : acceptCookie(parsed, url, now)
      if (!('refused' in cookie)) return cookie
      console.warn(
        `[stowaway] ${request.method} ${url.pathname} set a cookie that no browser keeps: "${cookie.name}" ${cookie.refused}.`,
      )
      return []
    })
    if (cookies.length === 0) return
    const left = await this.#locked(() => this.#put(cookies, url, now))
    if (left.length === 0) return
    for (const client of await self.clients.matchAll({ type: 'window' })) send(client, left)
  }

  /** Returns the copies that only a page can write. */
  async #put(cookies: readonly JarCookie[], url: URL, now: number): Promise<MirrorChange[]> {
    const before = await this.#storage.latest()
    const kept = cookies.reduce((jar, cookie) => putCookie(jar, cookie, now), before.cookies)
    const last = cookies.filter((cookie, at) => !cookies.slice(at + 1).some((later) => isSameCookie(later, cookie)))
    const changes = last.map((cookie) => {
      const visible = kept.find((other) => isSameCookie(other, cookie) && !other.httpOnly)
      return toChange(unseen(cookie), now, visible)
    })
    await Promise.all(changes.map((change) => this.#pages.write(change)))
    const page = await this.#pages.read(url)
    const left: MirrorChange[] = []
    let { mirror } = before
    for (const change of changes) {
      const wanted = change.cookie?.value ?? null
      // A store that cannot be read for this path has to be believed.
      const isKnown = page === undefined || pathMatches(page.pathname, change.path)
      const actual = isKnown ? copyIn(page?.list ?? [], change) : wanted
      mirror = settle(mirror, change, wanted, actual)
      if (actual !== wanted) left.push(change)
    }
    await this.#storage.save({ cookies: kept, mirror })
    return left
  }

  async #reconciled(url: URL): Promise<Reconciled> {
    // First the jar: a store that is read later can only be newer.
    const jar = await this.#storage.current()
    const found = await this.#compare(jar, url)
    if (found.jar === jar) return found
    return this.#locked(async () => {
      const latest = await this.#storage.latest()
      const settled = await this.#compare(latest, url)
      if (settled.jar !== latest) await this.#storage.save(settled.jar)
      return settled
    })
  }

  async #compare(jar: Jar, url: URL): Promise<Reconciled> {
    const page = await this.#pages.read(url)
    return page === undefined ? { jar, others: [] } : reconcile(jar, page.list, page.pathname)
  }

  /** Answers a page that starts: what it has to write for us. */
  async #tell(source: ExtendableMessageEvent['source']): Promise<void> {
    if (!(source instanceof WindowClient)) return
    const { jar } = await this.#reconciled(new URL(self.location.href))
    const changes = mirrorChanges(jar, Date.now())
    if (changes.length > 0) send(source, changes)
  }

  // The DOM types do not unwrap what the callback promises.
  #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request(this.#name, work)
  }
}

function send(client: Client, changes: readonly MirrorChange[]): void {
  const isHttps = self.location.protocol === 'https:'
  client.postMessage({ type: cookiesMessage, cookies: changes.map((change) => documentCookie(change, isHttps)) })
}
