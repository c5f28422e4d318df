import type { PageCookie } from '../../core/cookies/mirror.ts'
import { cookiesMessage } from '../messages.ts'
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

  #askPage(page: Client): Promise<PageCookies | undefined> {
    const { port1, port2 } = new MessageChannel()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#silent.add(page.id)
        resolve(undefined)
      }, patience)
      port1.onmessage = ({ data }) => {
        clearTimeout(timer)
        port1.close()
        // Late, but it does answer.
        this.#silent.delete(page.id)
        resolve(toPageCookies(data))
      }
      page.postMessage({ type: cookiesMessage }, [port2])
    })
  }
}

function toPageCookies(data: unknown): PageCookies | undefined {
  if (typeof data !== 'object' || data === null || !('cookies' in data) || !('pathname' in data)) return undefined
  const { cookies, pathname } = data
  if (typeof cookies !== 'string' || typeof pathname !== 'string') return undefined
  return { list: cookies.split('; ').filter(Boolean).map(toCookie), pathname }
}

/** One pair of `document.cookie`; without `=` it is the value of a cookie without a name. */
function toCookie(pair: string): PageCookie {
  const at = pair.indexOf('=')
  return { name: toByteString(pair.slice(0, Math.max(at, 0))), value: toByteString(pair.slice(at + 1)) }
}
