import type { UseStore } from 'idb-keyval'
import { emptyJar, type Jar } from '../../core/cookies/mirror.ts'
import { cookieError } from '../../core/errors/cookie-errors.ts'
import { openDatabase } from '../../data/open-database.ts'
import { type JarCopy, putAfter, readJar } from './jar-record.ts'

/** Milliseconds after which a database that does not answer counts as blocked: requests must be answered. */
const patience = 5000

/** Milliseconds in which an amendment waits for a change that is stored anyway. */
const amendDelay = 20

interface Change {
  work(jar: Jar): Jar
  applied(): void
  saved(): void
}

/**
 * One app's jar in IndexedDB, with a copy in memory so that requests need not wait for the database. Each record has a
 * random number, its edition. A write succeeds only if the database still has the edition that it follows, so two
 * workers of the same app (an update) lose nothing of each other. They also notify each other when they write.
 *
 * If the browser blocks the database, it is tried again from time to time. Cookies that are set meanwhile exist only in
 * the copy, as long as this worker lives. The console says so.
 */
export class JarStorage {
  readonly #database: UseStore
  readonly #news: BroadcastChannel
  readonly #report: (error: Error) => void
  #copy: JarCopy | undefined
  /** Whether the copy has an amendment that the database lacks. */
  #isAmended = false
  /** Whether the amendment has waited long enough. */
  #isDue = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Changes that the next transaction stores together. */
  #waiting: Change[] = []
  #isCommitting = false
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
      if (this.#state === 'fine') this.#forget()
    }
    // Deleting the database means deleting the cookies.
    this.#database = openDatabase({ name, store: 'cookies', what: 'Cookies', onLost: forget })
    this.#report = report
    this.#news = new BroadcastChannel(name)
    this.#news.onmessage = forget
  }

  /** The jar; from memory, once it was read. */
  async current(): Promise<Jar> {
    return (this.#copy ?? (await this.#latest())).jar
  }

  /**
   * Applies a change to the newest jar and stores the result. Changes that arrive during a transaction share the next
   * one. If another worker wrote meanwhile, `work` is called again, with its jar.
   *
   * @param work returns the same object to change nothing
   * @returns `applied` resolves when `work` was called and the jar in memory is new, `saved` when the jar is on disk or
   *   cannot be
   */
  change(work: (jar: Jar) => Jar): { readonly applied: Promise<void>; readonly saved: Promise<void> } {
    let applied = (): void => {}
    let saved = (): void => {}
    const result = {
      applied: new Promise<void>((resolve) => {
        applied = resolve
      }),
      saved: new Promise<void>((resolve) => {
        saved = resolve
      }),
    }
    this.#waiting.push({ work, applied, saved })
    void this.#commitAll()
    return result
  }

  /**
   * Replaces `from`, and stores that with the next change, or soon. For what the next comparison with the browser's
   * store would find again.
   *
   * @returns `false` if the jar is no longer `from`
   */
  amend(from: Jar, to: Jar): boolean {
    if (this.#copy === undefined) return this.#state === 'blocked'
    if (this.#copy.jar !== from) return false
    this.#copy = { ...this.#copy, jar: to }
    this.#isAmended = true
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#isDue = true
      void this.#commitAll()
    }, amendDelay)
    return true
  }

  #forget(): void {
    this.#copy = undefined
    this.#isAmended = false
  }

  async #latest(): Promise<JarCopy> {
    if (this.#state !== 'blocked') return this.#read()
    // No request waits for this again.
    if (Date.now() > this.#nextTry) void this.#read()
    return noCopy
  }

  async #read(): Promise<JarCopy> {
    this.#nextTry = Date.now() + patience
    const changes = this.#changes
    try {
      const copy = await withPatience(this.#database('readonly', readJar))
      if (changes !== this.#changes) return copy
      // Of two that read at the same time, both have the same jar.
      if (this.#state !== 'fine' || this.#copy === undefined) this.#copy = copy
      this.#state = 'fine'
      return this.#copy ?? copy
    } catch (cause) {
      this.#fail('blocked', cause)
      return this.#copy ?? noCopy
    }
  }

  async #commitAll(): Promise<void> {
    if (this.#isCommitting) return
    this.#isCommitting = true
    while (this.#waiting.length > 0 || (this.#isDue && this.#isAmended)) await this.#commit(this.#waiting.splice(0))
    this.#isDue = false
    this.#isCommitting = false
  }

  async #commit(changes: readonly Change[]): Promise<void> {
    let isSaved = false
    while (!isSaved) {
      const before = this.#copy ?? (await this.#latest())
      const jar = changes.reduce((last, { work }) => work(last), before.jar)
      const isSame = jar === before.jar && !this.#isAmended
      this.#isAmended = false
      isSaved = isSame || this.#state === 'blocked'
      if (!isSame) this.#changes += 1
      // The content of a blocked database is unknown: overwrite nothing.
      if (!isSame && isSaved) this.#copy = { jar, edition: undefined }
      const writing = isSaved ? undefined : this.#write(jar, before.edition)
      for (const { applied } of changes) applied()
      if (writing !== undefined) isSaved = await writing
    }
    for (const { saved } of changes) saved()
  }

  /** Resolves when the jar is on disk, or cannot be. `false`: another worker has written since `expected`. */
  async #write(jar: Jar, expected: number | undefined): Promise<boolean> {
    const next = { jar, edition: Math.random() }
    // What could not be stored exists only here, so it counts for more than what is stored.
    const isForced = this.#state === 'unsaved'
    this.#copy = next
    try {
      const isWritten = await withPatience(
        this.#database('readwrite', (objects) => putAfter(objects, next, isForced ? undefined : { edition: expected })),
      )
      if (isWritten) {
        this.#state = 'fine'
        this.#news.postMessage('saved')
      } else this.#forget()
      return isWritten
    } catch (cause) {
      if (this.#copy === undefined || this.#copy === next) this.#copy = { jar, edition: expected }
      this.#fail('unsaved', cause)
      return true
    }
  }

  #fail(state: 'unsaved' | 'blocked', cause: unknown): void {
    if (this.#state === 'fine') this.#report(cookieError('CookiesNotKept', {}, { cause }))
    this.#state = state
  }
}

const noCopy: JarCopy = { jar: emptyJar, edition: undefined }

function withPatience<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`IndexedDB did not answer within ${patience / 1000} s.`)), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
