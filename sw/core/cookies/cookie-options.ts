import type { SerializeOptions } from 'cookie'

/** The attributes of a cookie to set. They have no defaults: without `path`, the browser derives it from the URL. */
export type CookieSetOptions = Pick<
  SerializeOptions,
  'domain' | 'path' | 'expires' | 'maxAge' | 'httpOnly' | 'sameSite' | 'secure' | 'partitioned' | 'encode'
>

/** Deleting a cookie needs the `path` and `domain` with which it was set. */
export type CookieDeleteOptions = Omit<CookieSetOptions, 'expires' | 'maxAge' | 'encode'>

/** Options of `cookies.get`. */
export interface CookieGetOptions {
  /** Decodes the raw value. Default `decodeURIComponent`. If it throws, the raw value is returned. */
  readonly decode?: (value: string) => string
}
