import { stringifySetCookie } from 'cookie'
import { cookieError } from '../errors/cookie-errors.ts'
import type { CookieSetOptions } from './cookie-options.ts'

// Values without these characters are sent as they are. With `%` among them, decoding returns the same value.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this finds control characters
const unsafe = /[\u0000-\u0020\u007F-\uFFFF",;\\%]/

function encodeValue(value: string): string {
  return unsafe.test(value) ? encodeURIComponent(value) : value
}

/**
 * One `Set-Cookie` value (RFC 6265, section 4.1). A value with unsafe characters is percent-encoded. Throws
 * `InvalidCookie` if the header cannot hold the name, the value or an attribute.
 */
export function serialiseCookie(name: string, value: string, options: CookieSetOptions = {}): string {
  const { encode = encodeValue, ...attributes } = options
  try {
    return stringifySetCookie({ ...attributes, name, value }, { encode })
  } catch (cause) {
    // Any other error comes from the author's own encoder.
    if (!(cause instanceof TypeError)) throw cause
    const reason = cause.message.replace(/^(argument|option) /, 'cookie ')
    throw cookieError('InvalidCookie', { name, reason }, { cause })
  }
}
