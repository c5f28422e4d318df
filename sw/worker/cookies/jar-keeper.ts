import { isSameCookie, putCookie } from '../../core/cookies/cookie-jar.ts'
import { pathMatches } from '../../core/cookies/cookie-path.ts'
import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import {
  copyIn,
  isMirrorOf,
  type Jar,
  type Mirrored,
  type Reconciled,
  reconcile,
  settle,
  unseen,
} from '../../core/cookies/mirror.ts'
import { type MirrorChange, mirrorChanges, toChange } from '../../core/cookies/mirror-change.ts'
import { fallbackPage } from '../fallback-page.ts'
import { BrowserCookies } from './browser-cookies.ts'
import type { JarStorage } from './jar-storage.ts'

declare const self: ServiceWorkerGlobalScope

/** How often a comparison starts again because the jar changed meanwhile. */
const tryLimit = 5

/**
 * Keeps the jar in IndexedDB (the source of truth) in sync with its copies in the browser's cookie store, where pages
 * read and change them. A comparison counts only if the jar is the same before and after it.
 */
export class JarKeeper {
  readonly #name: string
  readonly #storage: JarStorage
  readonly #pages = new BrowserCookies()
  #restored: Promise<void> | undefined
  #lastMark = 0

  /** @param name names the lock; it is the app's */
  constructor(name: string, storage: JarStorage) {
    this.#name = name
    this.#storage = storage
  }

  /**
   * The jar with the changes of pages, and the pages' own cookies that go with requests for `url`.
   *
   * @param page id of the client that asks; empty: none
   */
  async read(url: URL, page: string): Promise<Reconciled> {
    await this.#ready()
    for (let tries = 1; ; tries += 1) {
      // The jar first: a store that is read later can only be newer.
      const jar = await this.#storage.current()
      const found = await this.#pages.read(url, page)
      if (found === undefined) return { jar, others: [] }
      const settled = reconcile(jar, found.list, found.pathname)
      if (settled.jar === jar || tries === tryLimit || (await this.#keep(jar, settled.jar))) return settled
    }
  }

  /** The pages that can write copies. */
  pages(): Promise<readonly Client[]> {
    return this.#pages.pages()
  }

  /**
   * Puts cookies that the response of `url` set into the jar. Resolves with the copies that only a page can write, once
   * the cookies are on disk.
   */
  async put(cookies: readonly JarCookie[], url: URL, page: string, now: number): Promise<MirrorChange[]> {
    await this.#ready()
    // Tabs each have a fallback of their own, and the copies must have the order of the jars.
    if (fallbackPage()) return navigator.locks.request(this.#name, () => this.#put(cookies, url, page, now))
    return this.#put(cookies, url, page, now)
  }

  async #put(cookies: readonly JarCookie[], url: URL, page: string, now: number): Promise<MirrorChange[]> {
    const last = cookies.filter((cookie, at) => !cookies.slice(at + 1).some((later) => isSameCookie(later, cookie)))
    const canMark = await this.#pages.canWrite()
    let copied: readonly JarCookie[] = []
    let mark: number | undefined
    let isTakenBack = false
    const { applied, saved } = this.#storage.change((before) => {
      if (last.every((cookie) => isKept(before, cookie))) return before
      const jar = { ...before, cookies: cookies.reduce((all, cookie) => putCookie(all, cookie, now), before.cookies) }
      copied = last.filter((cookie) => needsCopy(before, cookie))
      const changes = copied.map((cookie) => copyOf(jar, cookie, now))
      mark = canMark && copied.length > 0 ? this.#nextMark() : undefined
      isTakenBack = before.mark !== undefined && changes.every((change) => before.mirror.some(isMirroring(change)))
      // All cookies of a response, before any copy: if the worker is stopped in between, the copies would look like
      // changes of a page, beside the older jar.
      return withMark(announce(jar, changes), mark)
    })
    await applied
    if (copied.length === 0) {
      await saved
      return []
    }
    // If the worker is stopped in between, a mark that the jar lacks takes back copies that it had before.
    if (mark === undefined || !isTakenBack) await saved
    const changes = await this.#changesOf(copied, now)
    const left = canMark || fallbackPage() ? await this.#write(changes, url, page, mark) : changes
    await saved
    return left
  }

  /** Of the newest jar: another response may have set the same cookies. */
  async #changesOf(cookies: readonly JarCookie[], now: number): Promise<MirrorChange[]> {
    const jar = await this.#storage.current()
    return cookies.map((cookie) => copyOf(jar, cookie, now))
  }

  /** A new mark, too, has to wait: it would hide that copies are missing. */
  #ready(): Promise<void> {
    this.#restored ??= this.#restore()
    return this.#restored
  }

  /**
   * Runs once in a worker's life. If a crash reset the browser's store to an older state, no page deleted the copies
   * that are missing there. They are written again.
   */
  async #restore(): Promise<void> {
    for (let tries = 1; tries <= tryLimit; tries += 1) {
      const jar = await this.#storage.current()
      if (jar.mark === undefined || (await this.#pages.readMark()) === jar.mark) return
      const forgotten = jar.mirror.map((entry) => ({ ...entry, seen: null }))
      const changes = mirrorChanges({ ...jar, mirror: forgotten }, Date.now())
      const mark = this.#nextMark()
      if (!(await this.#replace(jar, withMark(announce(jar, changes), mark)))) continue
      await this.#write(changes, new URL(self.location.href), '', mark)
      return
    }
  }

  /** Keeps what a comparison has found. `false` if the jar has changed meanwhile. */
  async #keep(from: Jar, to: Jar): Promise<boolean> {
    if (from.cookies === to.cookies) return this.#storage.amend(from, to)
    const mark = to.mirror.length > 0 && (await this.#pages.canWrite()) ? this.#nextMark() : undefined
    const isKept = await this.#replace(from, withMark(to, mark))
    if (isKept && mark !== undefined) await this.#leave(mark)
    return isKept
  }

  async #replace(from: Jar, to: Jar): Promise<boolean> {
    let isReplaced = false
    const { saved } = this.#storage.change((jar) => {
      isReplaced = jar === from
      return isReplaced ? to : jar
    })
    await saved
    return isReplaced
  }

  /** Writes copies to the browser's store. Resolves with those that only a page can write. */
  async #write(
    changes: readonly MirrorChange[],
    url: URL,
    page: string,
    mark: number | undefined,
  ): Promise<MirrorChange[]> {
    const writing = Promise.all(changes.map((change) => this.#pages.write(change)))
    const marking = mark === undefined ? undefined : this.#leave(mark)
    if (mark === undefined) await writing
    // A browser does these in the order of the calls, so the read need not wait for the writes.
    let found = await this.#pages.read(url, page)
    await writing
    const isKnown = ({ path }: MirrorChange): boolean => found !== undefined && pathMatches(found.pathname, path)
    const isThere = (change: MirrorChange): boolean => copyIn(found?.list ?? [], change) === wantedOf(change)
    if (mark !== undefined && !changes.every((change) => !isKnown(change) || isThere(change))) {
      found = await this.#pages.read(url, page)
    }
    const isBelieved = changes.every(isKnown) || (await this.#pages.canWrite())
    const actualOf = (change: MirrorChange): string | null | undefined => {
      if (isKnown(change)) return copyIn(found?.list ?? [], change)
      // If the store cannot be read for this path, we rely on it, provided that it keeps anything at all.
      return isBelieved ? wantedOf(change) : undefined
    }
    const jar = await this.#storage.current()
    // Another response may have set the same cookie meanwhile, and compares its copy itself.
    const isNewest = ({ cookie, ...place }: MirrorChange): boolean =>
      (jar.cookies.find((other) => !other.httpOnly && isMirrorOf({ ...place, seen: null }, other))?.value ?? null) ===
      (cookie?.value ?? null)
    const mirror = changes
      .filter(isNewest)
      .reduce((all, change) => settle(all, change, wantedOf(change), actualOf(change)), jar.mirror)
    if (changes.length > 0) this.#storage.amend(jar, { ...jar, mirror })
    await marking
    return changes.filter((change) => actualOf(change) !== wantedOf(change))
  }

  /** Leaves a mark in the store. If that does not keep it, the jar has none either. */
  async #leave(mark: number): Promise<void> {
    if (await this.#pages.leaveMark(mark)) return
    await this.#storage.change((jar) => (jar.mark === mark ? { cookies: jar.cookies, mirror: jar.mirror } : jar)).saved
  }

  #nextMark(): number {
    this.#lastMark = Math.max(Date.now(), this.#lastMark + 1)
    return this.#lastMark
  }
}

/** Milliseconds in which the same cookie need not be stored again: then its age counts. */
const repeatLimit = 60_000

/** Whether the jar already has this cookie, and pages cannot see it. */
function isKept(jar: Jar, cookie: JarCookie): boolean {
  const known = jar.cookies.find((other) => isSameCookie(other, cookie))
  if (known === undefined || !cookie.httpOnly || jar.mirror.some((entry) => isMirrorOf(entry, cookie))) return false
  const isYoung = cookie.stored - known.stored < repeatLimit
  return isYoung && JSON.stringify({ ...known, stored: 0 }) === JSON.stringify({ ...cookie, stored: 0 })
}

/** Whether the browser's store may differ. A page may have a cookie of the name that is HttpOnly from now on. */
function needsCopy({ cookies, mirror }: Jar, cookie: JarCookie): boolean {
  if (!cookie.httpOnly || mirror.some((entry) => isMirrorOf(entry, cookie))) return true
  return !cookies.some((other) => other.httpOnly && isSameCookie(other, cookie))
}

function copyOf({ cookies }: Jar, cookie: JarCookie, now: number): MirrorChange {
  const visible = cookies.find((other) => isSameCookie(other, cookie) && !other.httpOnly)
  return toChange(unseen(cookie), now, visible)
}

const wantedOf = ({ cookie }: MirrorChange): string | null => cookie?.value ?? null

const withMark = (jar: Jar, mark: number | undefined): Jar => (mark === undefined ? jar : { ...jar, mark })

const isMirroring = ({ name, path, domain }: MirrorChange) => {
  return (entry: Mirrored): boolean => entry.name === name && entry.path === path && entry.domain === domain
}

/** The jar that recognises copies as its own before they are written. */
function announce(jar: Jar, changes: readonly MirrorChange[]): Jar {
  const isCopied = (change: MirrorChange): boolean =>
    change.cookie !== undefined || jar.mirror.some(isMirroring(change))
  const copied = changes.filter(isCopied)
  if (copied.length === 0) return jar
  return {
    ...jar,
    mirror: copied.reduce((all, to) => settle(all, to, to.cookie?.value ?? null, undefined), jar.mirror),
  }
}
