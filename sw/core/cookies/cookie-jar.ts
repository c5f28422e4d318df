import { domainMatches, isSecure } from './cookie-host.ts'
import { pathMatches } from './cookie-path.ts'
import type { JarCookie } from './jar-cookie.ts'

/** Cookies in the order of their creation. */
export type JarCookies = readonly JarCookie[]

/** The number of cookies that one host may set, as in Chromium. */
const countLimit = 180

/** The parts of a request that decide which cookies are sent with it. */
export interface CookieRequest {
  readonly url: URL
  readonly method: string
  /** Whether a page of another site started it (by a link or a form). */
  readonly crossSite: boolean
}

/** Whether both are the same cookie, so that the newer replaces the older. */
export function isSameCookie(a: JarCookie, b: JarCookie): boolean {
  return a.name === b.name && a.path === b.path && a.domain === b.domain && a.hostOnly === b.hostOnly
}

/**
 * Sets a cookie in a jar (RFC 6265bis, section 5.7). It replaces the same cookie and keeps its place; otherwise it is
 * added at the end. An expired one only removes the other. Beyond 180 cookies, the one set longest ago is dropped.
 *
 * @param now milliseconds of the Unix epoch
 */
export function putCookie(cookies: JarCookies, cookie: JarCookie, now: number): JarCookies {
  const at = cookies.findIndex((other) => isSameCookie(other, cookie))
  const next = at === -1 ? [...cookies, cookie] : cookies.with(at, cookie)
  const kept = withoutExpired(next, now)
  if (kept.length <= countLimit) return kept
  const oldest = kept.reduce((a, b) => (b.stored < a.stored ? b : a))
  return kept.filter((other) => other !== oldest)
}

/** The cookies that have not expired; the same array if none has. */
export function withoutExpired(cookies: JarCookies, now: number): JarCookies {
  const isLive = ({ expires = Infinity }: JarCookie) => expires > now
  return cookies.every(isLive) ? cookies : cookies.filter(isLive)
}

/** The cookies to send with a request, in the order of the header: long paths first (RFC 6265bis, section 5.8.3). */
export function cookiesFor(cookies: JarCookies, request: CookieRequest, now: number): JarCookies {
  const { url } = request
  return withoutExpired(cookies, now)
    .filter(
      ({ domain, hostOnly, path, secure, sameSite }) =>
        (hostOnly ? url.hostname === domain : domainMatches(url.hostname, domain)) &&
        pathMatches(url.pathname, path) &&
        (!secure || isSecure(url)) &&
        isForSite(sameSite, request),
    )
    .sort((a, b) => b.path.length - a.path.length)
}

/** The value of a `Cookie` header. Of a cookie without a name, only the value is sent. */
export function cookieHeader(cookies: readonly Pick<JarCookie, 'name' | 'value'>[]): string {
  return cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ')
}

function isForSite(sameSite: JarCookie['sameSite'], { crossSite, method }: CookieRequest): boolean {
  if (!crossSite || sameSite === 'none') return true
  // A request from another site that reaches a worker is a navigation.
  return sameSite !== 'strict' && (method === 'GET' || method === 'HEAD')
}
