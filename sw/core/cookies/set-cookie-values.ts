import type { Cookies } from './cookies.ts'

/** The `Set-Cookie` values to send, marked as taken: a cookie set later warns. */
export function setCookieValues(cookies: Cookies): readonly string[] {
  return [...cookies.consume()]
}
