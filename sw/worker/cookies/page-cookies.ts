import { isSecure } from '../../core/cookies/cookie-host.ts'
import type { PageCookie } from '../../core/cookies/mirror.ts'
import { pageOwn } from '../page-own.ts'
import { fromByteString, toByteString } from './byte-string.ts'
import type { MirrorChange } from './mirror-change.ts'

/** The browser's cookies that go with requests for `pathname`, HttpOnly ones aside. */
export interface PageCookies {
  readonly list: readonly PageCookie[]
  readonly pathname: string
}

/** What the DOM types lack: engines that know more than name and value say so. */
interface CookieItem {
  readonly name?: string
  readonly value?: string
  readonly path?: string
}

declare const self: ServiceWorkerGlobalScope & { readonly cookieStore?: CookieStore }

/** Milliseconds for which the mark is kept: as long as any copy. */
const markAge = 400 * 86_400_000

/** The browser's cookie store as a worker can use it. Nothing here rejects. */
export class PageCookieStore {
  /** Below the script: no page and no request has such a path, so that nobody sees the mark. */
  readonly #markPath = `${self.location.pathname}/`
  /** Chromium looks up cookies for the script's own URL only. */
  #byUrl = true

  /** `undefined` where the store cannot be read. */
  async read(url: URL): Promise<PageCookies | undefined> {
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
      return { list, pathname: pageOwn()?.pathname ?? self.location.pathname }
    } catch {
      return undefined
    }
  }

  /** Whether it had an effect is to be read back: WebKit resolves and does nothing. */
  async write({ name, path, domain, cookie, expires }: MirrorChange): Promise<void> {
    const target = { name: fromByteString(name), path, ...(domain !== '' && { domain }) }
    try {
      if (cookie === undefined) return await self.cookieStore?.delete(target)
      const { sameSite, partitioned, secure } = cookie
      // The browser would send the copy to the host in the clear.
      if (secure && pageOwn() !== undefined && !isSecure(new URL(self.location.href))) return
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
   * Leaves a mark, after all that was written before. Browsers put cookies on disk later than IndexedDB: after a crash,
   * a store without the last mark lacks the last copies too. `false` where the engine does not keep it.
   */
  async leaveMark(mark: number): Promise<boolean> {
    if (pageOwn() !== undefined) return false
    const expires = Date.now() + markAge
    try {
      await self.cookieStore?.set({ name: 'stowaway', value: String(mark), path: this.#markPath, expires })
    } catch {
      return false
    }
    return (await this.readMark()) === mark
  }

  async readMark(): Promise<number | undefined> {
    try {
      const url = new URL(`${this.#markPath}mark`, self.location.origin).href
      const [mark] = (await self.cookieStore?.getAll({ name: 'stowaway', url })) ?? []
      return mark?.value === undefined ? undefined : Number(mark.value)
    } catch {
      return undefined
    }
  }
}

function toPageCookie({ name = '', value = '', path }: CookieItem): PageCookie {
  return { name: toByteString(name), value: toByteString(value), ...(path !== undefined && { path }) }
}
