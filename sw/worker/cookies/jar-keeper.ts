import { isSameCookie, putCookie } from '../../core/cookies/cookie-jar.ts'
import { pathMatches } from '../../core/cookies/cookie-path.ts'
import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import { copyIn, type Jar, type Reconciled, reconcile, settle, unseen } from '../../core/cookies/mirror.ts'
import { BrowserCookies } from './browser-cookies.ts'
import type { JarStorage } from './jar-storage.ts'
import { type MirrorChange, mirrorChanges, toChange } from './mirror-change.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Keeps the jar in IndexedDB (the source of truth) in sync with its copies in the browser's cookie store, where pages
 * read and change them. One lock orders all writes of all the app's workers, so that each comparison sees both at the
 * same moment.
 */
export class JarKeeper {
  readonly #name: string
  readonly #storage: JarStorage
  readonly #pages = new BrowserCookies()
  #restored: Promise<void> | undefined

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
    this.#restored ??= this.#restore()
    await this.#restored
    // The jar first: a store that is read later can only be newer.
    const jar = await this.#storage.current()
    const found = await this.#compare(jar, url, page)
    if (found.jar === jar) return found
    return this.#locked(async () => {
      const latest = await this.#storage.latest()
      const settled = await this.#compare(latest, url, page)
      if (settled.jar !== latest) await this.#save(settled.jar)
      return settled
    })
  }

  /**
   * Puts cookies that the response of `url` set into the jar. Resolves with the copies that only a page can write, once
   * the cookies are on disk.
   */
  put(cookies: readonly JarCookie[], url: URL, page: string, now: number): Promise<MirrorChange[]> {
    return this.#locked(async () => {
      const before = await this.#storage.latest()
      const kept = cookies.reduce((jar, cookie) => putCookie(jar, cookie, now), before.cookies)
      const last = cookies.filter((cookie, at) => !cookies.slice(at + 1).some((later) => isSameCookie(later, cookie)))
      const changes = last.map((cookie) => {
        const visible = kept.find((other) => isSameCookie(other, cookie) && !other.httpOnly)
        return toChange(unseen(cookie), now, visible)
      })
      return this.#copy({ ...before, cookies: kept }, changes, url, page)
    })
  }

  /**
   * Runs once in a worker's life. If a crash reset the browser's store to an older state, no page deleted the copies
   * that are missing there. They are written again.
   */
  async #restore(): Promise<void> {
    const isOlder = async ({ mark }: Jar) => mark !== undefined && (await this.#pages.readMark()) !== mark
    if (!(await isOlder(await this.#storage.current()))) return
    await this.#locked(async () => {
      const jar = await this.#storage.latest()
      if (!(await isOlder(jar))) return
      const forgotten = jar.mirror.map((entry) => ({ ...entry, seen: null }))
      await this.#copy(jar, mirrorChanges({ ...jar, mirror: forgotten }, Date.now()), new URL(self.location.href), '')
    })
  }

  async #compare(jar: Jar, url: URL, page: string): Promise<Reconciled> {
    const found = await this.#pages.read(url, page)
    return found === undefined ? { jar, others: [] } : reconcile(jar, found.list, found.pathname)
  }

  async #copy(jar: Jar, changes: readonly MirrorChange[], url: URL, page: string): Promise<MirrorChange[]> {
    // All cookies of a response, before any copy: if the worker is stopped in between, the copies would look like
    // changes of a page, beside the older jar.
    const announced = announce(jar, changes)
    if (announced !== jar) await this.#storage.save(announced)
    await Promise.all(changes.map((change) => this.#pages.write(change)))
    const found = await this.#pages.read(url, page)
    const isKnown = ({ path }: MirrorChange): boolean => found !== undefined && pathMatches(found.pathname, path)
    const isBelieved = changes.every(isKnown) || (await this.#pages.canWrite())
    const left: MirrorChange[] = []
    let { mirror } = jar
    for (const change of changes) {
      const wanted = change.cookie?.value ?? null
      // If the store cannot be read for this path, we rely on it, provided that it keeps anything at all.
      const unread = isBelieved ? wanted : undefined
      const actual = isKnown(change) ? copyIn(found?.list ?? [], change) : unread
      mirror = settle(mirror, change, wanted, actual)
      if (actual !== wanted) left.push(change)
    }
    await this.#save({ ...jar, mirror })
    return left
  }

  /** Saves the jar, with a mark in the store if that has copies. */
  async #save({ cookies, mirror }: Jar): Promise<void> {
    const mark = Date.now()
    const isMarked = mirror.length > 0 && (await this.#pages.leaveMark(mark))
    await this.#storage.save({ cookies, mirror, ...(isMarked && { mark }) })
  }

  #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request(this.#name, work)
  }
}

/** The jar that recognises copies as its own before they are written. */
function announce(jar: Jar, changes: readonly MirrorChange[]): Jar {
  const isCopied = ({ name, path, domain, cookie }: MirrorChange): boolean =>
    cookie !== undefined ||
    jar.mirror.some((entry) => entry.name === name && entry.path === path && entry.domain === domain)
  const copied = changes.filter(isCopied)
  if (copied.length === 0) return jar
  return {
    ...jar,
    mirror: copied.reduce((all, to) => settle(all, to, to.cookie?.value ?? null, undefined), jar.mirror),
  }
}
