import { toByteString } from '../../core/cookies/byte-string.ts'
import type { JarCookies } from '../../core/cookies/cookie-jar.ts'
import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import { unseen } from '../../core/cookies/mirror.ts'
import { documentCookie, toChange } from '../../core/cookies/mirror-change.ts'

/** The cookies of a jar that the page reads and changes with `document.cookie`. Without a DOM, it does nothing. */
export class DocumentCookies {
  /** The names of those that the page can see. */
  readonly #shown = new Set<string>()

  /** The jar as the page has changed it: another value, or none any more. */
  changed(jar: JarCookies): JarCookies {
    const seen = this.#seen()
    return jar.flatMap((cookie) => {
      if (cookie.httpOnly || !this.#shown.has(cookie.name)) return [cookie]
      const value = seen.get(cookie.name)
      return value === undefined ? [] : [value === cookie.value ? cookie : { ...cookie, value }]
    })
  }

  /** The page's own cookies: those that are not in the jar. */
  others(jar: JarCookies): readonly Pick<JarCookie, 'name' | 'value'>[] {
    const known = new Set(jar.map(({ name }) => name))
    return [...this.#seen()].filter(([name]) => !known.has(name)).map(([name, value]) => ({ name, value }))
  }

  /** Lets the page see a cookie as it is now. */
  show(cookie: JarCookie, now: number): void {
    if (!cookie.httpOnly) this.#write(cookie, now, (cookie.expires ?? Infinity) > now ? cookie : undefined)
  }

  /** Removes all that was shown. */
  hide(jar: JarCookies): void {
    for (const cookie of jar) if (this.#shown.has(cookie.name)) this.#write(cookie, Date.now(), undefined)
    this.#shown.clear()
  }

  #write(cookie: JarCookie, now: number, content: JarCookie | undefined): void {
    if (typeof document === 'undefined') return
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every DOM has
    document.cookie = documentCookie(toChange(unseen(cookie), now, content), false)
    // One for another path is invisible from the start.
    if (this.#seen().has(cookie.name)) this.#shown.add(cookie.name)
    else this.#shown.delete(cookie.name)
  }

  #seen(): ReadonlyMap<string, string> {
    if (typeof document === 'undefined' || document.cookie === '') return new Map()
    const pairs = document.cookie.split('; ').map((text): [string, string] => {
      const at = text.indexOf('=')
      return at < 0 ? ['', toByteString(text)] : [text.slice(0, at), toByteString(text.slice(at + 1))]
    })
    return new Map(pairs)
  }
}
