import type { PageCookie } from '../../core/cookies/mirror.ts'
import { ask } from '../../core/wire/ask.ts'
import { documentCookiesQuestion, isDocumentCookies } from '../../core/wire/messages/cookies.ts'
import { within } from '../../core/wire/within.ts'
import { toByteString } from './byte-string.ts'
import type { PageCookies } from './page-cookies.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds for which a page may keep its requests waiting. */
const patience = 500

/**
 * Asks pages for their `document.cookie`, where a worker's own store is deaf: Firefox, with each site in a process of its
 * own, gives its workers an empty one. Nothing here rejects.
 */
export class CookieInquiry {
  /** Pages that did not answer in time: those without the app's script never do. */
  readonly #silent = new Set<string>()

  /**
   * What a page says: the one of this id, else another that is open.
   *
   * @returns `undefined` where none answers
   */
  async ask(clientId: string): Promise<PageCookies | undefined> {
    try {
      const page = await this.#choose(clientId)
      return page && (await this.#askPage(page))
    } catch {
      return undefined
    }
  }

  async #choose(clientId: string): Promise<Client | undefined> {
    // By `clients.get`, Firefox would ask the caller itself: a worker that waits for this answer never says anything.
    const pages = await self.clients.matchAll({ type: 'window' })
    const open = pages.filter(({ id }) => !this.#silent.has(id))
    return open.find(({ id }) => id === clientId) ?? open[0]
  }

  async #askPage(page: Client): Promise<PageCookies | undefined> {
    const asked = ask(page, documentCookiesQuestion, {}, isDocumentCookies)
    // Late, but it does answer.
    asked.then(
      () => this.#silent.delete(page.id),
      () => undefined,
    )
    if (!(await within(asked, patience))) {
      this.#silent.add(page.id)
      return undefined
    }
    const { cookies, pathname } = await asked
    return { list: cookies.split('; ').filter(Boolean).map(toCookie), pathname }
  }
}

/** One pair of `document.cookie`; without `=` it is the value of a cookie without a name. */
function toCookie(pair: string): PageCookie {
  const at = pair.indexOf('=')
  return { name: toByteString(pair.slice(0, Math.max(at, 0))), value: toByteString(pair.slice(at + 1)) }
}
