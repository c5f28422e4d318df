import { collapseSlashes, type DecodedPathname, decodePathname, stripBase } from '../routes/pathname.ts'

/** Where a URL points, as routes see it. */
export interface Address {
  readonly state: DecodedPathname['state']
  /** Decoded, with single slashes, base included. */
  readonly full: string
  /** The same without the base; `undefined` outside the base. */
  readonly pathname: string | undefined
  /** Set if the path has repeated slashes: `pathname` with them, but for the first. */
  readonly uncollapsed?: string
}

export function addressOf(pathname: string, base: string): Address {
  // Most paths are what they seem to be.
  if (!pathname.includes('%') && !pathname.includes('//')) return clearAddress(pathname, base)
  const decoded = decodePathname(pathname)
  const full = collapseSlashes(decoded.pathname)
  const address = { state: decoded.state, full, pathname: stripBase(full, base) }
  if (full === decoded.pathname) return address
  const uncollapsed = stripBase(decoded.pathname.replace(/^\/{2,}/, '/'), base)?.replace(/^\/{2,}/, '/')
  return uncollapsed === undefined ? address : { ...address, uncollapsed }
}

const clearAddress = (pathname: string, base: string): Address => ({
  state: 'decoded',
  full: pathname,
  pathname: stripBase(pathname, base),
})

/** What a URL parser may change in a path, or takes for its end: anything else stays as it is. */
const unclear = /[^!$&-;=@-Z_a-z~]|\/[./]/

/** The address of a path that is a URL's pathname as it is; `undefined` if only a URL parser can tell. */
export const plainAddress = (path: string, base: string): Address | undefined =>
  path.startsWith('/') && !unclear.test(path) ? clearAddress(path, base) : undefined

/**
 * The URL that endpoints see: the pathname is decoded (the URL encodes again what it must), and repeated slashes are
 * collapsed. It never holds `//`, so a check of the path sees what browsers would make of it.
 */
export function normalisedUrl(href: string): URL {
  const url = new URL(href)
  // Most paths need no change, and setting one parses it again.
  if (url.pathname.includes('%')) url.pathname = decodePathname(url.pathname).pathname
  // After that, because the setter turns a decoded backslash into a slash and removes tabs and line breaks.
  if (url.pathname.includes('//')) url.pathname = collapseSlashes(url.pathname)
  return url
}

/** The path before any rewrite. As in Astro, it ends with a slash unless `trailingSlash` is `never`, files included. */
export function originPathnameOf(pathname: string, trailingSlash: 'ignore' | 'always' | 'never'): string {
  const bare = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  if (bare === '') return '/'
  return trailingSlash === 'never' ? bare : `${bare}/`
}
