import { sessionError } from '../errors/session-errors.ts'
import type { SessionState } from './session-state.ts'

declare global {
  namespace App {
    /** Add your own keys: `declare namespace App { interface SessionData { cart: string[] } }`. */
    interface SessionData {}
  }
}

/** A key. Editors suggest those of `App.SessionData`; any other is allowed. */
export type SessionKey = keyof App.SessionData | (string & {})

/** The type of a value: the requested one, otherwise the declared one, otherwise unknown. */
export type SessionValue<Wanted, Key extends string> = [Wanted] extends [never]
  ? Key extends keyof App.SessionData
    ? App.SessionData[Key]
    : unknown
  : Wanted

/**
 * Data that a host stores for one browser between requests, with the names and behaviour of Astro's `AstroSession`
 * (Astro reference, "Sessions"). Nothing is read before code asks for a value. All changes are written together, before
 * the answer is sent. If two requests run at the same time, the one that ends last wins.
 */
export class Session {
  readonly #state: SessionState

  constructor(state: SessionState) {
    this.#state = state
  }

  /** The id, a UUID, after code has read or set a value. */
  get sessionID(): string | undefined {
    return this.#state.id.value
  }

  /** A value; `undefined` if it was never set, was deleted, or has expired. */
  async get<Wanted = never, Key extends string = SessionKey>(key: Key): Promise<SessionValue<Wanted, Key> | undefined> {
    const entry = (await this.#state.entries()).get(key)
    // Only the declaration says what is stored under a key.
    return entry?.data as SessionValue<Wanted, Key> | undefined
  }

  async has<Key extends string = SessionKey>(key: Key): Promise<boolean> {
    return (await this.#state.entries()).has(key)
  }

  async keys(): Promise<IterableIterator<string>> {
    return (await this.#state.entries()).keys()
  }

  async values(): Promise<unknown[]> {
    return Array.from((await this.#state.entries()).values(), ({ data }) => data)
  }

  async entries(): Promise<[key: string, value: unknown][]> {
    return Array.from(await this.#state.entries(), ([key, { data }]) => [key, data])
  }

  /**
   * Stores a copy of `value`. A session starts with its first value, and then the client gets the cookie.
   *
   * @param options `ttl`: seconds until the value expires. Default: the `ttl` of the session option, otherwise never.
   * @throws `SessionStorageSaveError` for values that cannot be stored (functions, symbols, instances of classes)
   */
  set<Wanted = never, Key extends string = SessionKey>(
    key: Key,
    value: NoInfer<SessionValue<Wanted, Key>>,
    { ttl }: { readonly ttl?: number | undefined } = {},
  ): void {
    if (typeof key !== 'string' || key === '') {
      throw sessionError('SessionStorageSaveError', {
        reason: 'The session key was not provided.',
        advice: 'Pass a non-empty string as the first argument: session.set("cart", items).',
      })
    }
    this.#state.set(key, value, ttl)
  }

  delete<Key extends string = SessionKey>(key: Key): void {
    this.#state.delete(key)
  }

  /** Deletes all values and the client's cookie. */
  destroy(): void {
    this.#state.destroy()
  }

  /** Moves the values to a new id and deletes the old one. Call this when a user logs in. */
  async regenerate(): Promise<void> {
    await this.#state.regenerate()
  }

  /**
   * Switches to the session with this id. Changes to the current one are lost. The next request uses it by its cookie
   * only if the id is a UUID of version 4.
   */
  async load(sessionID: string): Promise<void> {
    await this.#state.load(sessionID)
  }
}
