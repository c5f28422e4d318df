import type { Cookies } from '../cookies/cookies.ts'
import type { SessionCookie } from './session-cookie.ts'

/** The id of one request's session: where it comes from, and the cookie that tells the client. */
export class SessionId {
  readonly #cookie: SessionCookie
  readonly #jar: () => Cookies
  #value: string | undefined
  #origin: 'client' | 'given' | 'made' = 'made'
  #isCookieSet = false

  /** @param jar the cookies of the answer; another object after a rewrite */
  constructor(cookie: SessionCookie, jar: () => Cookies) {
    this.#cookie = cookie
    this.#jar = jar
  }

  /** The id as far as it is settled; the client's cookie counts only from the first use on. */
  get value(): string | undefined {
    return this.#value
  }

  /** Made for this request: nothing is stored under it, and nobody else knows it. */
  get isMade(): boolean {
    return this.#origin === 'made'
  }

  /** The client brought it; unless something is stored under it, it is none of ours. */
  get isFromClient(): boolean {
    return this.#origin === 'client'
  }

  get isCookieSet(): boolean {
    return this.#isCookieSet
  }

  /** The id in the client's cookie, if there is one. */
  peek(): string | undefined {
    return this.#value ?? this.#jar().get(this.#cookie.name)?.value
  }

  /** Settles the id: as it is, else the client's, else none. */
  take(): string | undefined {
    if (this.#value === undefined) {
      this.#value = this.peek()
      if (this.#value !== undefined) this.#origin = 'client'
    }
    return this.#value
  }

  /** Goes on with an id that the author knows. */
  give(id: string): void {
    this.#value = id === '' ? undefined : id
    this.#origin = 'given'
  }

  /** Goes on with an id that nobody can have guessed. The client hears of it with the cookie, if that is set. */
  make(): string {
    this.#origin = 'made'
    this.#value = crypto.randomUUID()
    return this.#value
  }

  setCookie(): void {
    this.#jar().set(this.#cookie.name, this.take() ?? this.make(), this.#cookie.attributes)
    this.#isCookieSet = true
  }

  /** Goes on without an id, and lets the client forget its own. */
  drop(): void {
    this.#jar().delete(this.#cookie.name, this.#cookie.attributes)
    this.#value = undefined
    this.#origin = 'made'
    this.#isCookieSet = false
  }
}
