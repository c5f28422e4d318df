import { keepCookieHeaders } from '../../core/cookies/cookie-headers.ts'
import { pageAddress } from './page-address.ts'

type Give = (request: Request, header: string) => void

let known: Give | undefined

/**
 * How a request gets a `Cookie` header. Browsers forbid it, and drop `Set-Cookie` of a response too: there, `Request` and
 * `Response` are changed.
 */
export function givesCookies(): Give {
  known ??= pageAddress.isBrowser ? keepCookieHeaders().give : ({ headers }, header) => headers.set('cookie', header)
  return known
}
