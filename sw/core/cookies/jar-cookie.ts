export type SameSite = 'strict' | 'lax' | 'none' | 'default'

/** One cookie of a jar (RFC 6265bis, section 5.7), as plain data that any storage can keep. */
export interface JarCookie {
  /** Name and value: one character for each byte of the header. */
  readonly name: string
  readonly value: string
  /** In lower case. If `hostOnly`, the host itself. */
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
