import type { JarCookies } from './cookie-jar.ts'
import { pathMatches } from './cookie-path.ts'
import type { JarCookie } from './jar-cookie.ts'

/** Cookies, and the known state of their copies in the browser's own store, where pages read and change them. */
export interface Jar {
  readonly cookies: JarCookies
  readonly mirror: readonly Mirrored[]
  /** The mark that was stored with the last copies; absent if this engine cannot store one. */
  readonly mark?: number
}

export interface Mirrored {
  readonly name: string
  readonly path: string
  /** The cookie's `Domain`; empty for a host-only one. */
  readonly domain: string
  /** The value last seen in the store; `null` if there was none. */
  readonly seen: string | null
  /** Values that a page was asked to write (`null`: to delete). If one shows up later, the page did not change it. */
  readonly sent?: readonly (string | null)[]
}

/** A cookie in the browser's store. */
export interface PageCookie {
  readonly name: string
  readonly value: string
  /** Some engines do not report it. */
  readonly path?: string
}

export interface Reconciled {
  /** The same object if the page changed nothing. */
  readonly jar: Jar
  /** The page's own cookies: those in the store that are not in the jar. */
  readonly others: readonly PageCookie[]
}

export const emptyJar: Jar = { cookies: [], mirror: [] }

const domainOf = ({ hostOnly, domain }: JarCookie): string => (hostOnly ? '' : domain)

export const isMirrorOf = (mirrored: Mirrored, cookie: JarCookie): boolean =>
  mirrored.name === cookie.name && mirrored.path === cookie.path && mirrored.domain === domainOf(cookie)

/** The state of a copy that was never seen in the store. */
export function unseen(cookie: JarCookie): Mirrored {
  return { name: cookie.name, path: cookie.path, domain: domainOf(cookie), seen: null }
}

/**
 * Applies the page's changes of cookies to the jar. It compares three states of each cookie: as last seen in the store,
 * in the jar, and in the store now. If the store changed, and not to the value in the jar, the page did it: a missing
 * copy was deleted, another value was set. If it did not change, the value in the jar is newer. Pages can neither reach
 * nor replace HttpOnly cookies.
 *
 * @param page the store's cookies for `pathname`; copies for other paths stay unchanged
 */
export function reconcile(jar: Jar, page: readonly PageCookie[], pathname: string): Reconciled {
  const inReach = ({ path }: { readonly path: string }): boolean => pathMatches(pathname, path)
  const others = [...page]
  let { cookies, mirror } = jar

  const longFirst = cookies.filter((cookie) => !cookie.httpOnly && inReach(cookie))
  for (const cookie of longFirst.sort((a, b) => b.path.length - a.path.length)) {
    const known = mirror.find((entry) => isMirrorOf(entry, cookie))
    const now = take(others, cookie)
    const { seen, sent } = known ?? unseen(cookie)
    if (now === seen) continue
    const state: Mirrored = { ...unseen(cookie), seen: now, ...(now !== cookie.value && sent && { sent }) }
    mirror = [...mirror.filter((entry) => entry !== known), ...(now === null && !state.sent ? [] : [state])]
    if (now === cookie.value || sent?.includes(now)) continue
    cookies =
      now === null
        ? cookies.filter((other) => other !== cookie)
        : cookies.map((other) => (other === cookie ? { ...cookie, value: now } : other))
  }

  const isDeleted = (entry: Mirrored): boolean => !cookies.some((c) => !c.httpOnly && isMirrorOf(entry, c))
  for (const entry of mirror.filter((entry) => inReach(entry) && isDeleted(entry))) {
    const now = take(others, entry)
    if (now !== null && (now === entry.seen || entry.sent?.includes(now))) continue
    mirror = mirror.filter((other) => other !== entry)
    if (now !== null) others.push({ name: entry.name, value: now, path: entry.path })
  }

  const hidden = new Set(cookies.filter((cookie) => cookie.httpOnly && inReach(cookie)).map(({ name }) => name))
  const isChanged = cookies !== jar.cookies || mirror !== jar.mirror
  return { jar: isChanged ? { ...jar, cookies, mirror } : jar, others: others.filter(({ name }) => !hidden.has(name)) }
}

/** How many values that pages were asked to write are remembered for one cookie. */
const sentLimit = 8

/**
 * The mirror after the worker tried to set a cookie's copy to `wanted` (`null`: delete it), and the store then had
 * `actual` (`undefined`: unknown). If these differ, a page must write it.
 */
export function settle(
  mirror: Jar['mirror'],
  copy: Pick<Mirrored, 'name' | 'path' | 'domain'>,
  wanted: string | null,
  actual: string | null | undefined,
): Jar['mirror'] {
  const { name, path, domain } = copy
  const isCopy = (entry: Mirrored) => entry.name === name && entry.path === path && entry.domain === domain
  const rest = mirror.filter((entry) => !isCopy(entry))
  if (wanted === actual) return wanted === null ? rest : [...rest, { name, path, domain, seen: actual }]
  const known = mirror.find(isCopy)
  const sent = [...(known?.sent ?? []), wanted].slice(-sentLimit)
  return [...rest, { name, path, domain, seen: actual === undefined ? (known?.seen ?? null) : actual, sent }]
}

type Place = Pick<Mirrored, 'name' | 'path'>

const isAt = ({ name, path }: Place) => {
  return (other: PageCookie): boolean => other.name === name && isSamePath(other.path ?? path, path)
}

/** The value of a cookie in the store. */
export function copyIn(page: readonly PageCookie[], place: Place): string | null {
  return page.find(isAt(place))?.value ?? null
}

/** Removes the copy of a cookie from the store's list, and returns its value. */
function take(page: PageCookie[], place: Place): string | null {
  const at = page.findIndex(isAt(place))
  const [found] = at === -1 ? [] : page.splice(at, 1)
  return found?.value ?? null
}

/** Chromium adds a slash to the path when a worker sets the cookie. */
const isSamePath = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '')
