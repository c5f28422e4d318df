import type { DocumentCookies } from '../../core/wire/messages/cookies.ts'

/** What the worker's jar writes (`CookieStore.set`). */
interface CookieInit {
  readonly name: string
  readonly value: string
  readonly path?: string
  readonly domain?: string | null
  /** Milliseconds of the Unix epoch. */
  readonly expires?: number | null
  readonly sameSite?: 'strict' | 'lax' | 'none'
  readonly partitioned?: boolean
}

/**
 * Replaces a service worker's `cookieStore`, which other workers lack. It reads and writes the page's
 * `document.cookie`, so it knows only names and values, and only for the page's own path.
 */
export class DocumentCookieStore {
  /** The path of the last `getAll`. */
  pathname = '/'
  readonly #ask: (write: readonly string[]) => Promise<DocumentCookies>

  constructor(ask: (write: readonly string[]) => Promise<DocumentCookies>) {
    this.#ask = ask
  }

  /** @throws TypeError for a URL other than the page's: no page can read those cookies */
  async getAll(options?: {
    readonly url?: string
    readonly name?: string
  }): Promise<{ name: string; value: string }[]> {
    if (options?.url !== undefined) throw new TypeError('A page can only read the cookies of its own URL.')
    const { cookies, pathname } = await this.#ask([])
    this.pathname = pathname
    const all = cookies === '' ? [] : cookies.split('; ').map(toPair)
    return options?.name === undefined ? all : all.filter(({ name }) => name === options.name)
  }

  async get(name: string): Promise<{ name: string; value: string } | null> {
    return (await this.getAll({ name }))[0] ?? null
  }

  /** @throws TypeError below the script's own path, where the worker sets marks: no page could read them */
  async set({ name, value, path = '/', domain, expires, sameSite = 'strict', partitioned }: CookieInit): Promise<void> {
    if (path.startsWith(self.location.pathname)) throw new TypeError(`No page can see cookies for ${path}.`)
    // Browsers refuse Secure without https, prefixed names without Secure, and SameSite=None without Secure.
    const isSecure = self.location.protocol === 'https:' || /^__(secure|host)-/i.test(name)
    const site = sameSite === 'none' && !isSecure ? 'lax' : sameSite
    await this.#write(`${name}${name === '' ? '' : '='}${value}; Path=${path}; SameSite=${site}`, [
      domain ? `Domain=${domain}` : '',
      typeof expires === 'number' ? `Expires=${new Date(expires).toUTCString()}` : '',
      isSecure ? 'Secure' : '',
      partitioned && isSecure ? 'Partitioned' : '',
    ])
  }

  async delete(target: string | Pick<CookieInit, 'name' | 'path' | 'domain'>): Promise<void> {
    const cookie = typeof target === 'string' ? { name: target } : target
    await this.set({ ...cookie, value: '', expires: 0 })
  }

  async #write(pair: string, attributes: readonly string[]): Promise<void> {
    await this.#ask([[pair, ...attributes.filter(Boolean)].join('; ')])
  }
}

function toPair(text: string): { name: string; value: string } {
  const at = text.indexOf('=')
  return at === -1 ? { name: '', value: text } : { name: text.slice(0, at), value: text.slice(at + 1) }
}
