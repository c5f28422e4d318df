import { parseCookie } from 'cookie'
import { cookieError } from '../errors/cookie-errors.ts'
import type { CookieDeleteOptions, CookieGetOptions, CookieSetOptions } from './cookie-options.ts'
import { CookieValue } from './cookie-value.ts'
import { serialiseCookie } from './serialise-cookie.ts'

interface Outgoing {
  /** Absent if the cookie is deleted. */
  readonly value?: string
  /** The `Set-Cookie` value. */
  readonly header: string
}

const epoch = 0

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  // `null` and `undefined` are a TypeError here, as in Astro.
  const text = String((value as object).toString())
  return text === Object.prototype.toString.call(value) ? JSON.stringify(value) : text
}

/**
 * The cookies of one request and of its answer, with the names and behaviour of Astro's `AstroCookies` (Astro
 * reference, "cookies"): later reads see what was set or deleted here.
 */
export class Cookies {
  readonly #header: string | null
  readonly #warn: (text: string) => void
  readonly #outgoing = new Map<string, Outgoing>()
  #incoming: Record<string, string | undefined> | undefined
  #consumed = false
  #sent = false

  /**
   * @param header the request's `Cookie` header
   * @param warn called when a cookie is set that can no longer be sent
   */
  constructor(header: string | null, warn: (text: string) => void = () => {}) {
    this.#header = header
    this.#warn = warn
  }

  /** A cookie of the request, or as set here. `undefined` if it is missing, deleted or empty. */
  get(key: string, options?: CookieGetOptions): CookieValue | undefined {
    const outgoing = this.#outgoing.get(key)
    if (outgoing) return outgoing.value === undefined ? undefined : new CookieValue(outgoing.value)
    const raw = this.#read()[key]
    if (!raw) return undefined
    try {
      return new CookieValue((options?.decode ?? decodeURIComponent)(raw))
    } catch {
      return new CookieValue(raw)
    }
  }

  /** Whether the request has the cookie (also an empty one), or it was set here. */
  has(key: string, _options?: CookieGetOptions): boolean {
    const outgoing = this.#outgoing.get(key)
    return outgoing ? outgoing.value !== undefined : this.#read()[key] !== undefined
  }

  /**
   * Sends a cookie with the answer. Plain objects are written as JSON, other values with their `toString`. Throws
   * `InvalidCookie` for values that a header cannot hold, and `ResponseSentError` after the answer was sent.
   */
  set(key: string, value: string | number | boolean | bigint | object, options?: CookieSetOptions): void {
    if (this.#consumed) this.#warn(`The cookie "${key}" was set after the cookies were sent; it is lost.`)
    const text = toText(value)
    this.#outgoing.set(key, { value: text, header: serialiseCookie(key, text, options) })
    if (this.#sent) throw cookieError('ResponseSentError', {})
  }

  /** Deletes a cookie in the browser. Repeat the `path` and `domain` with which it was set. */
  delete(key: string, options?: CookieDeleteOptions): void {
    // `maxAge` would win over `expires`. Plain JavaScript may pass it.
    const { maxAge: _maxAge, ...attributes }: CookieSetOptions = { ...options }
    const header = serialiseCookie(key, 'deleted', { ...attributes, expires: new Date(epoch) })
    this.#outgoing.set(key, { header })
  }

  /** Adds what `other` sets and deletes. For the same name, `other` wins. */
  merge(other: Cookies): void {
    for (const [key, outgoing] of other.#outgoing) this.#outgoing.set(key, outgoing)
  }

  /** The `Set-Cookie` values, in the order in which their names were first set. */
  *headers(): Generator<string, void, undefined> {
    for (const { header } of this.#outgoing.values()) yield header
  }

  /** Returns `headers()`. From then on, `set` warns. */
  consume(): Generator<string, void, undefined> {
    this.#consumed = true
    return this.headers()
  }

  /** Call this after the answer was sent: from then on, `set` throws `ResponseSentError`. */
  markSent(): void {
    this.#sent = true
  }

  #read(): Record<string, string | undefined> {
    // Without a prototype, no cookie name can reach an inherited property.
    this.#incoming ??= this.#header === null ? Object.create(null) : parseCookie(this.#header, { decode: (raw) => raw })
    return this.#incoming ?? {}
  }
}
