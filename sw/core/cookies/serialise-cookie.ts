import { stringifySetCookie } from 'cookie'
import { cookieError } from '../errors/cookie-errors.ts'
import type { CookieSetOptions } from './cookie-options.ts'

// Outside of these a value travels as it is; `%` among them, so that decoding gives the same value back.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
const unsafe = /[\u0000-\u0020\u007F-\uFFFF",;\\%]/

function encodeValue(value: string): string {
  return unsafe.test(value) ? encodeURIComponent(value) : value
}

/**
 * One `Set-Cookie` value (RFC 6265, section 4.1). Values of safe characters are left as they are, others are
 * percent-encoded. Throws `InvalidCookie` where name, value or an attribute cannot stand in the header.
 */
export function serialiseCookie(name: string, value: string, options: CookieSetOptions = {}): string {
  const { encode = encodeValue, ...attributes } = options
  try {
    return stringifySetCookie({ ...attributes, name, value }, { encode })
  } catch (cause) {
    // Anything else comes from the author's own encoder.
    if (!(cause instanceof TypeError)) throw cause
    const reason = cause.message.replace(/^(argument|option) /, 'cookie ')
    throw cookieError('InvalidCookie', { name, reason }, { cause })
  }
}
