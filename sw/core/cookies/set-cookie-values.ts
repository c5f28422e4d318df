import type { Cookies } from './cookies.ts'

/** The `Set-Cookie` values to send. Setting a cookie after this warns. */
export function setCookieValues(cookies: Cookies): readonly string[] {
  return [...cookies.consume()]
}
