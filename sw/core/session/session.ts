import { sessionError } from '../errors/session-errors.ts'
import type { SessionState } from './session-state.ts'

declare global {
  namespace App {
    /** Merge your own keys in: `declare namespace App { interface SessionData { cart: string[] } }`. */
    interface SessionData {}
  }
}

/** A key: those of `App.SessionData` are offered, any other is allowed. */
export type SessionKey = keyof App.SessionData | (string & {})

/** The type of a value: the one asked for, else the declared one, else unknown. */
export type SessionValue<Wanted, Key extends string> = [Wanted] extends [never]
  ? Key extends keyof App.SessionData
    ? App.SessionData[Key]
    : unknown
  : Wanted

/**
 * Data that a host keeps for one browser between requests, named and behaving as Astro's `AstroSession` (Astro
 * reference, "Sessions"). Nothing is read before the first value is asked for. What has changed is written once, all of
 * it, before the answer is sent; of two requests at the same time, the one that ends last decides.
 */
export class Session {
  readonly #state: SessionState

  constructor(state: SessionState) {
    this.#state = state
  }

  /** The id, a UUID, once something has asked for a value or set one. */
  get sessionID(): string | undefined {
    return this.#state.id.value
  }

  /** A value; `undefined` when it was never set, deleted, or its time is over. */
  async get<Wanted = never, Key extends string = SessionKey>(key: Key): Promise<SessionValue<Wanted, Key> | undefined> {
    const entry = (await this.#state.entries()).get(key)
    // What was stored under a key is known by declaration only.
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
   * Keeps a copy of `value`. A session starts with its first value, and then the client gets the cookie.
   *
   * @param options `ttl`: seconds until the value is forgotten. Default: the `ttl` of the session option, else never.
   * @throws `SessionStorageSaveError` for values that cannot be kept (functions, symbols, instances of classes)
   */
  set<Wanted = never, Key extends string = SessionKey>(
    key: Key,
    value: NoInfer<SessionValue<Wanted, Key>>,
    { ttl }: { readonly ttl?: number | undefined } = {},
  ): void {
    if (typeof key !== 'string' || key === '') {
      throw sessionError('SessionStorageSaveError', {
        reason: 'The session key was not provided.',
        advice: 'Give a text that is not empty as the first argument: session.set("cart", items).',
      })
    }
    this.#state.set(key, value, ttl)
  }

  delete<Key extends string = SessionKey>(key: Key): void {
    this.#state.delete(key)
  }

  /** Forgets all values and lets the client forget the cookie. */
  destroy(): void {
    this.#state.destroy()
  }

  /** Goes on with the same values under a new id, and forgets the old one: do so when somebody logs in. */
  async regenerate(): Promise<void> {
    await this.#state.regenerate()
  }

  /** Goes on with the session of this id in place of the current one, whose changes are lost. */
  async load(sessionID: string): Promise<void> {
    await this.#state.load(sessionID)
  }
}
