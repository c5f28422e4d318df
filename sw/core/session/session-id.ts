import type { Cookies } from '../cookies/cookies.ts'
import type { SessionCookie } from './session-cookie.ts'

/** What `crypto.randomUUID` returns: version 4 of RFC 9562. Astro 7.3.5 takes no other id from a cookie. */
const randomUuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

/** The id of one request's session: where it comes from, and the cookie that sends it to the client. */
export class SessionId {
  readonly #cookie: SessionCookie
  readonly #jar: () => Cookies
  #value: string | undefined
  #origin: 'client' | 'given' | 'made' = 'made'
  #isCookieSet = false

  /** @param jar returns the cookies of the answer; another object after a rewrite */
  constructor(cookie: SessionCookie, jar: () => Cookies) {
    this.#cookie = cookie
    this.#jar = jar
  }

  /** The id in use. The client's cookie counts only after the first use. */
  get value(): string | undefined {
    return this.#value
  }

  /** Whether the id was made for this request: nothing is stored under it, and nobody else knows it. */
  get isMade(): boolean {
    return this.#origin === 'made'
  }

  /** Whether the client sent the id. It counts only if something is stored under it. */
  get isFromClient(): boolean {
    return this.#origin === 'client'
  }

  get isCookieSet(): boolean {
    return this.#isCookieSet
  }

  /** The id in the client's cookie, if there is one. Anything but a UUID could name other data of the driver. */
  peek(): string | undefined {
    if (this.#value !== undefined) return this.#value
    const sent = this.#jar().get(this.#cookie.name)?.value
    return sent !== undefined && randomUuid.test(sent) ? sent : undefined
  }

  /** Decides on the id: the one in use, otherwise the client's, otherwise none. */
  take(): string | undefined {
    if (this.#value === undefined) {
      this.#value = this.peek()
      if (this.#value !== undefined) this.#origin = 'client'
    }
    return this.#value
  }

  /** Uses an id that the author knows. */
  give(id: string): void {
    this.#value = id === '' ? undefined : id
    this.#origin = 'given'
  }

  /** Uses a new id that nobody can guess. The client learns it if the cookie is set. */
  make(): string {
    this.#origin = 'made'
    this.#value = crypto.randomUUID()
    return this.#value
  }

  setCookie(): void {
    this.#jar().set(this.#cookie.name, this.take() ?? this.make(), this.#cookie.attributes)
    this.#isCookieSet = true
  }

  /** Uses no id, and deletes the client's cookie. */
  drop(): void {
    this.#jar().delete(this.#cookie.name, this.#cookie.attributes)
    this.#value = undefined
    this.#origin = 'made'
    this.#isCookieSet = false
  }
}
