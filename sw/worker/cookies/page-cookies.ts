import type { PageCookie } from '../../core/cookies/mirror.ts'
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

/** The browser's cookie store as a worker can use it. Nothing here rejects. */
export class PageCookieStore {
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
      return { list: (await cookieStore.getAll()).map(toPageCookie), pathname: self.location.pathname }
    } catch {
      return undefined
    }
  }

  /** Whether it had an effect is to be read back: WebKit resolves and does nothing. */
  async write({ name, path, domain, cookie, expires }: MirrorChange): Promise<void> {
    const target = { name: fromByteString(name), path, ...(domain !== '' && { domain }) }
    try {
      if (cookie === undefined) return await self.cookieStore?.delete(target)
      const { sameSite, partitioned } = cookie
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
}

function toPageCookie({ name = '', value = '', path }: CookieItem): PageCookie {
  return { name: toByteString(name), value: toByteString(value), ...(path !== undefined && { path }) }
}
