import { isSameCookie, putCookie } from '../../core/cookies/cookie-jar.ts'
import { pathMatches } from '../../core/cookies/cookie-path.ts'
import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import { copyIn, type Jar, type Reconciled, reconcile, settle, unseen } from '../../core/cookies/mirror.ts'
import { BrowserCookies } from './browser-cookies.ts'
import type { JarStorage } from './jar-storage.ts'
import { type MirrorChange, mirrorChanges, toChange } from './mirror-change.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Keeps the jar in IndexedDB, which is the truth, and its copies in the browser's own store, where pages read and change
 * them, of one mind. One lock orders all that writes, over every worker of the app, so that each comparison of the two
 * sees both as of one moment.
 */
export class JarKeeper {
  readonly #name: string
  readonly #storage: JarStorage
  readonly #pages = new BrowserCookies()
  #restored: Promise<void> | undefined

  /** @param name names the lock: the app's */
  constructor(name: string, storage: JarStorage) {
    this.#name = name
    this.#storage = storage
  }

  /**
   * The jar with what pages changed meanwhile, and the pages' own cookies that go with requests for `url`.
   *
   * @param page id of the client that asks; empty: none
   */
  async read(url: URL, page: string): Promise<Reconciled> {
    this.#restored ??= this.#restore()
    await this.#restored
    // First the jar: a store that is read later can only be newer.
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
   * Puts cookies that the answer to `url` set into the jar. Resolves when they are on disk, with the copies that only a
   * page can write.
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
   * Once in a worker's life: where a crash took the browser's store back to an older state, copies that are missing
   * there were not deleted by any page. They are made again.
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
    // All of an answer's cookies, before any copy: a worker that is stopped in between would leave copies that look like
    // the page's own changes, beside the jar of before.
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
      // A store that cannot be read for this path has to be believed, where it keeps anything at all.
      const unread = isBelieved ? wanted : undefined
      const actual = isKnown(change) ? copyIn(found?.list ?? [], change) : unread
      mirror = settle(mirror, change, wanted, actual)
      if (actual !== wanted) left.push(change)
    }
    await this.#save({ ...jar, mirror })
    return left
  }

  /** Saves the jar, with a mark in the store where that has copies. */
  async #save({ cookies, mirror }: Jar): Promise<void> {
    const mark = Date.now()
    const isMarked = mirror.length > 0 && (await this.#pages.leaveMark(mark))
    await this.#storage.save({ cookies, mirror, ...(isMarked && { mark }) })
  }

  #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request(this.#name, work)
  }
}

/** The jar that takes copies which are not made yet for its own when it sees them. */
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
