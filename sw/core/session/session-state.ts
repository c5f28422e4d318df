import { copyValue } from './copy-value.ts'
import type { SessionDriver } from './session-driver.ts'
import type { SessionId } from './session-id.ts'
import { createEntry, lifetime, readRecord, type SessionEntries, writeRecord } from './session-record.ts'

export interface SessionStateOptions {
  readonly driver: SessionDriver
  readonly id: SessionId
  /** Seconds until a value expires. Without it, never. */
  readonly ttl?: number | undefined
  warn(text: string): void
}

/**
 * The session of one request (Astro reference, "Sessions"). Nothing is read before code asks for a value. Until then,
 * changes are collected here, and later applied to the stored values.
 */
export class SessionState {
  readonly id: SessionId
  readonly #options: SessionStateOptions
  #entries: SessionEntries = new Map()
  #deleted = new Set<string>()
  #loading: Promise<void> | undefined
  #isLoaded = false
  #isDirty = false
  #isSaved = false
  readonly #destroyed = new Set<string>()
  readonly #replaced = new Set<string>()

  constructor(options: SessionStateOptions) {
    this.#options = options
    this.id = options.id
  }

  /** All values, with the stored ones. Throws `SessionStorageInitError`, and then the session is destroyed. */
  async entries(): Promise<SessionEntries> {
    while (!this.#isLoaded) {
      this.#loading ??= this.#load().finally(() => (this.#loading = undefined))
      await this.#loading
    }
    return this.#entries
  }

  set(key: string, value: unknown, ttl = this.#options.ttl): void {
    const data = copyValue(key, value)
    if (this.#isTooLate()) return
    if (!this.id.isCookieSet) this.id.setCookie()
    this.#deleted.delete(key)
    this.#entries.set(key, createEntry(data, ttl, Date.now()))
    this.#isDirty = true
  }

  delete(key: string): void {
    if (this.#isTooLate()) return
    this.#entries.delete(key)
    if (!this.#isLoaded) this.#deleted.add(key)
    this.#isDirty = true
  }

  destroy(): void {
    if (!this.#isTooLate()) this.#destroy()
  }

  async regenerate(): Promise<void> {
    if (this.#isTooLate()) return
    try {
      await this.entries()
      if (this.id.value !== undefined) this.#replaced.add(this.id.value)
    } catch (error) {
      this.#options.warn(`A session that could not be read continues empty under its new id: ${error}`)
      this.#isLoaded = true
    }
    this.id.make()
    this.id.setCookie()
    this.#isDirty = true
  }

  async load(id: string): Promise<void> {
    if (this.#isTooLate()) return
    this.id.give(id)
    this.id.setCookie()
    this.#startOver(false)
    await this.entries()
  }

  /**
   * Writes the changes. Later changes are lost, with a warning. `isCookieSent` is false if the answer became an error,
   * which sends no cookies: the client keeps its id, so the session under that id stays and is updated, and nothing is
   * stored under a new id that the client never learns.
   */
  async save(isCookieSent: boolean): Promise<void> {
    this.#isSaved = true
    if (this.#isDirty) {
      const entries = await this.entries()
      // A second call, after the first one failed, has nothing to write.
      this.#isDirty = false
      const isKnown = !this.id.isMade || (isCookieSent && this.id.isCookieSet)
      if (this.id.value !== undefined && isKnown) {
        await this.#options.driver.set(this.id.value, writeRecord(entries), lifetime(entries, Date.now()))
      }
    }
    // The old record is deleted last: if something fails before, the client can still reach one of the two.
    const gone = isCookieSent ? [...this.#destroyed, ...this.#replaced] : this.#destroyed
    for (const id of gone) await this.#options.driver.delete(id)
  }

  async #load(): Promise<void> {
    const entries = this.#entries
    const id = this.id.take()
    const text = id === undefined || this.id.isMade ? undefined : await this.#options.driver.get(id)
    // The session was destroyed or replaced meanwhile.
    if (entries !== this.#entries) return
    if (text !== undefined) this.#merge(text)
    else if (this.id.isFromClient) {
      this.id.make()
      if (this.id.isCookieSet) this.id.setCookie()
    }
    this.#isLoaded = true
  }

  #merge(text: string): void {
    try {
      const stored = readRecord(text, Date.now())
      for (const key of this.#deleted) stored.delete(key)
      for (const [key, entry] of stored) if (!this.#entries.has(key)) this.#entries.set(key, entry)
    } catch (error) {
      this.#destroy()
      throw error
    }
  }

  #destroy(): void {
    const id = this.id.peek()
    if (id !== undefined) this.#destroyed.add(id)
    this.id.drop()
    this.#startOver(true)
  }

  #startOver(isLoaded: boolean): void {
    this.#entries = new Map()
    this.#deleted = new Set()
    this.#isLoaded = isLoaded
    this.#isDirty = false
  }

  #isTooLate(): boolean {
    if (this.#isSaved) this.#options.warn('A session was changed after it was saved; that change is lost.')
    return this.#isSaved
  }
}
