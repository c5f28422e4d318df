export type SameSite = 'strict' | 'lax' | 'none' | 'default'

/** One cookie of a jar (RFC 6265bis, section 5.7), as plain data that any storage can hold. */
export interface JarCookie {
  /** Name and value as the bytes of the header, one character each. */
  readonly name: string
  readonly value: string
  /** Lower case; the host itself where `hostOnly`. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: SameSite
  readonly partitioned: boolean
  /** Milliseconds of the Unix epoch. Absent: a session cookie. */
  readonly expires?: number
  /** When it was last set, in milliseconds of the Unix epoch. */
  readonly stored: number
}
