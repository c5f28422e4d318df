import { collapseSlashes, type DecodedPathname, decodePathname, stripBase } from '../routes/pathname.ts'

/** Where a URL points, as routes see it. */
export interface Address {
  readonly state: DecodedPathname['state']
  /** Decoded, with single slashes, base included. */
  readonly full: string
  /** The same without the base; `undefined` outside of it. */
  readonly pathname: string | undefined
  /** Set where the path has slashes side by side: `pathname` with those behind the first kept. */
  readonly uncollapsed?: string
}

export function addressOf(pathname: string, base: string): Address {
  const decoded = decodePathname(pathname)
  const full = collapseSlashes(decoded.pathname)
  const address = { state: decoded.state, full, pathname: stripBase(full, base) }
  if (full === decoded.pathname) return address
  const uncollapsed = stripBase(decoded.pathname.replace(/^\/{2,}/, '/'), base)?.replace(/^\/{2,}/, '/')
  return uncollapsed === undefined ? address : { ...address, uncollapsed }
}

/** The URL that endpoints see: pathname decoded (the URL encodes again what it must), duplicate slashes collapsed. */
export function normalisedUrl(href: string): URL {
  const url = new URL(href)
  // Most paths are as they should be, and setting one parses it again.
  if (/%|\/\//.test(url.pathname)) url.pathname = collapseSlashes(decodePathname(url.pathname).pathname)
  return url
}

/** The path before any rewrite. As in Astro, it ends in a slash unless `trailingSlash` is `never`, files included. */
export function originPathnameOf(pathname: string, trailingSlash: 'ignore' | 'always' | 'never'): string {
  const bare = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  if (bare === '') return '/'
  return trailingSlash === 'never' ? bare : `${bare}/`
}
