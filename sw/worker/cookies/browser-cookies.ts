import { fromByteString, toByteString } from '../../core/cookies/byte-string.ts'
import { isSecure } from '../../core/cookies/cookie-host.ts'
import type { PageCookie } from '../../core/cookies/mirror.ts'
import type { MirrorChange } from '../../core/cookies/mirror-change.ts'
import { fallbackPage } from '../fallback-page.ts'
import { CookieInquiry } from './cookie-inquiry.ts'
import type { PageCookies } from './page-cookies.ts'

/** Missing in the DOM types: engines that know more than name and value also return it. */
interface CookieItem {
  readonly name?: string
  readonly value?: string
  readonly path?: string
}

declare const self: ServiceWorkerGlobalScope & { readonly cookieStore?: CookieStore }

/** Milliseconds for which the mark is kept: as long as any copy. */
const markAge = 400 * 86_400_000

/**
 * The browser's cookies, as far as a worker can reach them: through its cookie store, or through a page where that
 * store returns nothing. Nothing here rejects.
 */
export class BrowserCookies {
  /** Below the script: no page and no request has such a path, so that nobody sees the mark. */
  readonly #markPath = `${self.location.pathname}/`
  readonly #inquiry = new CookieInquiry()
  /** Chromium looks up cookies for the script's own URL only. */
  #byUrl = true
  /**
   * Whether the store can be trusted. Until it has contained something, empty may also mean that it never returns
   * anything.
   */
  #hears = Boolean(fallbackPage())
  #writable: Promise<boolean> | undefined

  /**
   * @param page id of the client to ask first, if the store returns nothing
   * @returns `undefined` if nobody knows
   */
  async read(url: URL, page: string): Promise<PageCookies | undefined> {
    if (this.#hears) return this.#readStore(url)
    const asked = this.#inquiry.ask(page)
    const found = await this.#readStore(url)
    this.#hears ||= found !== undefined && found.list.length > 0
    if (this.#hears) return found
    const told = await asked
    // Not awaited: what a page says is right in any case.
    void this.canWrite()
    return told
  }

  /** The pages that can write what this class cannot. */
  pages(): Promise<readonly Client[]> {
    return this.#inquiry.pages()
  }

  /** Whether this engine's workers can write to the store and read that back. */
  canWrite(): Promise<boolean> {
    this.#writable ??= this.#tryToWrite()
    return this.#writable
  }

  async #tryToWrite(): Promise<boolean> {
    const path = this.#markPath
    try {
      await self.cookieStore?.set({ name: 'stowaway-try', value: '1', path, expires: Date.now() + 60_000 })
      const wrote = (await this.#readBelow('stowaway-try')) === '1'
      if (wrote) await self.cookieStore?.delete({ name: 'stowaway-try', path })
      this.#hears ||= wrote
      return wrote
    } catch {
      return false
    }
  }

  async #readStore(url: URL): Promise<PageCookies | undefined> {
    const { cookieStore } = self
    if (cookieStore === undefined) return undefined
    if (this.#byUrl) {
      try {
        return { list: (await cookieStore.getAll({ url: url.href })).map(toPageCookie), pathname: url.pathname }
      } catch {
        this.#byUrl = false
      }
    }
    try {
      const list = (await cookieStore.getAll()).map(toPageCookie)
      return { list, pathname: fallbackPage()?.pathname ?? self.location.pathname }
    } catch {
      return undefined
    }
  }

  /** Read it back to see whether it had an effect: WebKit resolves and does nothing. */
  async write({ name, path, domain, cookie, expires }: MirrorChange): Promise<void> {
    const target = { name: fromByteString(name), path, ...(domain !== '' && { domain }) }
    try {
      if (cookie === undefined) return await self.cookieStore?.delete(target)
      const { sameSite, partitioned, secure } = cookie
      // The browser would send the copy to the server without encryption.
      if (secure && fallbackPage() && !isSecure(new URL(self.location.href))) return
      await self.cookieStore?.set({
        ...target,
        value: fromByteString(cookie.value),
        expires,
        sameSite: sameSite === 'default' ? 'lax' : sameSite,
        partitioned,
      })
    } catch {
      // A name or value that only a header can hold.
    }
  }

  /**
   * Sets a mark after all earlier writes. Browsers write cookies to disk later than IndexedDB: after a crash, a store
   * without the last mark also lacks the last copies. For engines that can write; `false` if this one refuses it.
   */
  async leaveMark(mark: number): Promise<boolean> {
    const expires = Date.now() + markAge
    try {
      await self.cookieStore?.set({ name: 'stowaway', value: String(mark), path: this.#markPath, expires })
      return true
    } catch {
      return false
    }
  }

  async readMark(): Promise<number | undefined> {
    try {
      const mark = await this.#readBelow('stowaway')
      return mark === undefined ? undefined : Number(mark)
    } catch {
      return undefined
    }
  }

  async #readBelow(name: string): Promise<string | undefined> {
    const url = new URL(`${this.#markPath}mark`, self.location.origin).href
    const [found] = (await self.cookieStore?.getAll({ name, url })) ?? []
    return found?.value
  }
}

function toPageCookie({ name = '', value = '', path }: CookieItem): PageCookie {
  return { name: toByteString(name), value: toByteString(value), ...(path !== undefined && { path }) }
}
