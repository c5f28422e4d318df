import { toByteString } from '../../core/cookies/byte-string.ts'
import type { PageCookie } from '../../core/cookies/mirror.ts'
import { ask } from '../../core/wire/ask.ts'
import { documentCookiesQuestion, isDocumentCookies } from '../../core/wire/messages/cookies.ts'
import { within } from '../../core/wire/within.ts'
import type { PageCookies } from './page-cookies.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds for which a page may delay its requests. */
const patience = 500

/**
 * Asks pages for their `document.cookie` where the worker's cookie store returns nothing: Firefox with one process per
 * site gives its workers an empty one. Nothing here rejects.
 */
export class CookieInquiry {
  /** Pages that did not answer in time. Those without the app's script never do. */
  readonly #silent = new Set<string>()
  /** Pages by their ids, so that the browser need not list them for each request. */
  #known: ReadonlyMap<string, Client> = new Map()

  /**
   * The answer of the page with this id, or of another open page.
   *
   * @returns `undefined` if no page answers
   */
  async ask(clientId: string): Promise<PageCookies | undefined> {
    try {
      const known = this.#silent.has(clientId) ? undefined : this.#known.get(clientId)
      const told = known && (await this.#askPage(known))
      if (told !== undefined) return told
      // The page may be gone since.
      const page = await this.#choose(clientId)
      return page && (await this.#askPage(page))
    } catch {
      return undefined
    }
  }

  /** The open pages. Later questions go through the same objects, so a message that is sent to one arrives before them. */
  async pages(): Promise<readonly Client[]> {
    const pages = await self.clients.matchAll({ type: 'window' })
    this.#known = new Map(pages.map((page) => [page.id, page]))
    return pages
  }

  async #choose(clientId: string): Promise<Client | undefined> {
    // With `clients.get`, Firefox would ask the caller itself, and a worker that waits for this answer never replies.
    const open = (await this.pages()).filter(({ id }) => !this.#silent.has(id))
    return open.find(({ id }) => id === clientId) ?? open[0]
  }

  async #askPage(page: Client): Promise<PageCookies | undefined> {
    const asked = ask(page, documentCookiesQuestion, {}, isDocumentCookies)
    // It was late, but it does answer.
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

/** One pair of `document.cookie`. Without `=` it is the value of a cookie without a name. */
function toCookie(pair: string): PageCookie {
  const at = pair.indexOf('=')
  return { name: toByteString(pair.slice(0, Math.max(at, 0))), value: toByteString(pair.slice(at + 1)) }
}
