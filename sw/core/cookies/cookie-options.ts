import type { SerializeOptions } from 'cookie'

/** Attributes of a cookie that is set. None has a default: without `path` the browser derives it from the URL. */
export type CookieSetOptions = Pick<
  SerializeOptions,
  'domain' | 'path' | 'expires' | 'maxAge' | 'httpOnly' | 'sameSite' | 'secure' | 'partitioned' | 'encode'
>

/** A cookie is deleted only with the `path` and `domain` that it was set with. */
export type CookieDeleteOptions = Omit<CookieSetOptions, 'expires' | 'maxAge' | 'encode'>

/** How `cookies.get` reads a value. */
export interface CookieGetOptions {
  /** Decodes the raw value. Default `decodeURIComponent`; where it throws, the raw value is given. */
  readonly decode?: (value: string) => string
}
