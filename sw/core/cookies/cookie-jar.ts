import { domainMatches, isSecure } from './cookie-host.ts'
import { pathMatches } from './cookie-path.ts'
import type { JarCookie } from './jar-cookie.ts'

/** Cookies in the order of their creation. */
export type JarCookies = readonly JarCookie[]

/** How many cookies one host may keep: as Chromium. */
const countLimit = 180

/** What a request is, as far as cookies go with it. */
export interface CookieRequest {
  readonly url: URL
  readonly method: string
  /** Another site's page started it (a link, a form). */
  readonly crossSite: boolean
}

/** Whether both are one cookie: the newer takes the older's place. */
export function isSameCookie(a: JarCookie, b: JarCookie): boolean {
  return a.name === b.name && a.path === b.path && a.domain === b.domain && a.hostOnly === b.hostOnly
}

/**
 * The jar with a cookie set (RFC 6265bis, section 5.7): in the place of the same cookie, whose age it inherits, else as
 * the youngest. One that has expired only takes the other out. Beyond 180 cookies the one set longest ago goes.
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

/** The same array where nothing has expired. */
export function withoutExpired(cookies: JarCookies, now: number): JarCookies {
  const isLive = ({ expires = Infinity }: JarCookie) => expires > now
  return cookies.every(isLive) ? cookies : cookies.filter(isLive)
}

/** The cookies that go with a request, in the order of its header (RFC 6265bis, section 5.8.3): long paths first. */
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

/** The value of a `Cookie` header; a cookie without a name is its value alone. */
export function cookieHeader(cookies: readonly Pick<JarCookie, 'name' | 'value'>[]): string {
  return cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ')
}

function isForSite(sameSite: JarCookie['sameSite'], { crossSite, method }: CookieRequest): boolean {
  if (!crossSite || sameSite === 'none') return true
  // What comes from another site and reaches a worker is a navigation.
  return sameSite !== 'strict' && (method === 'GET' || method === 'HEAD')
}
