import { promisifyRequest, type UseStore } from 'idb-keyval'
import { emptyJar, type Jar } from '../../core/cookies/mirror.ts'
import { cookieError } from '../../core/errors/cookie-errors.ts'
import { completed, openDatabase } from '../../data/open-database.ts'

/** Milliseconds after which a database that does not answer counts as blocked: requests must be answered. */
const patience = 5000

const key = 'jar'

/**
 * One app's jar in IndexedDB, with a copy in memory so that requests need not wait for the database. Workers of the
 * same app (an update) notify each other when they write. If the browser blocks the database, it is tried again from
 * time to time. Cookies that are set meanwhile exist only in the copy, as long as this worker lives. The console says
 * so.
 */
export class JarStorage {
  readonly #database: UseStore
  readonly #news: BroadcastChannel
  readonly #report: (error: Error) => void
  #copy: Jar | undefined
  /** Counts the changes that make a pending read too old to keep. */
  #changes = 0
  #state: 'fine' | 'unsaved' | 'blocked' = 'fine'
  /** When a blocked database is tried again, in milliseconds since the epoch. */
  #nextTry = 0

  /**
   * @param name names the app: no two apps of one origin share a jar
   * @param report called once if cookies cannot be kept
   */
  constructor(name: string, report: (error: Error) => void) {
    const forget = (): void => {
      this.#changes += 1
      if (this.#state === 'fine') this.#copy = undefined
    }
    // Deleting the database means deleting the cookies.
    this.#database = openDatabase({ name, store: 'cookies', what: 'Cookies', onLost: forget })
    this.#report = report
    this.#news = new BroadcastChannel(name)
    this.#news.onmessage = forget
  }

  /** The jar; from memory, once it was read. */
  async current(): Promise<Jar> {
    return this.#copy ?? this.latest()
  }

  /** The jar as it is in the database. */
  async latest(): Promise<Jar> {
    if (this.#state !== 'fine' && this.#copy !== undefined) return this.#copy
    if (this.#state !== 'blocked') return this.#read()
    // No request waits for this again.
    if (Date.now() > this.#nextTry) void this.#read()
    return emptyJar
  }

  async #read(): Promise<Jar> {
    this.#nextTry = Date.now() + patience
    const changes = this.#changes
    try {
      const stored: unknown = await withPatience(
        this.#database('readonly', (objects) => promisifyRequest(objects.get(key))),
      )
      const jar = isJar(stored) ? stored : emptyJar
      if (changes === this.#changes) {
        this.#copy = jar
        this.#state = 'fine'
      }
      return jar
    } catch (cause) {
      this.#fail('blocked', cause)
      return this.#copy ?? emptyJar
    }
  }

  /** Resolves when the jar is on disk, or cannot be. */
  async save(jar: Jar): Promise<void> {
    this.#changes += 1
    this.#copy = jar
    // The content of the database is unknown: overwrite nothing.
    if (this.#state === 'blocked') return
    try {
      await withPatience(
        this.#database('readwrite', (objects) => {
          objects.put(jar, key)
          return completed(objects)
        }),
      )
      this.#state = 'fine'
      this.#news.postMessage('saved')
    } catch (cause) {
      this.#fail('unsaved', cause)
    }
  }

  #fail(state: 'unsaved' | 'blocked', cause: unknown): void {
    if (this.#state === 'fine') this.#report(cookieError('CookiesNotKept', {}, { cause }))
    this.#state = state
  }
}

/** Pages can also write to the database. Broken entries must not break responses. */
function isJar(value: unknown): value is Jar {
  if (typeof value !== 'object' || value === null || !('cookies' in value) || !('mirror' in value)) return false
  const { cookies, mirror } = value
  return isListOf(cookies, ['name', 'value', 'domain', 'path']) && isListOf(mirror, ['name', 'domain', 'path'])
}

function isListOf(list: unknown, texts: readonly string[]): boolean {
  return Array.isArray(list) && list.every((entry) => texts.every((text) => typeof entry?.[text] === 'string'))
}

function withPatience<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`IndexedDB did not answer within ${patience / 1000} s.`)), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
