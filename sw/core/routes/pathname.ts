const decodeLimit = 10

/**
 * The result of decoding a pathname. `malformed`: an escape cannot be decoded, and `pathname` is as it was sent.
 * `over-encoded`: it is still encoded after ten rounds; answer 400 before any user code.
 */
export interface DecodedPathname {
  readonly state: 'decoded' | 'malformed' | 'over-encoded'
  readonly pathname: string
}

const decodeOnce = (pathname: string): string | undefined => {
  try {
    return decodeURI(pathname)
  } catch {
    return undefined
  }
}

/**
 * Decodes a URL's pathname until nothing changes, at most ten times, so that encoding a path twice does not get past a
 * check of it. `; / ? : @ & = + $ , #` stay encoded (Astro reference, "Params decoding").
 */
export const decodePathname = (pathname: string): DecodedPathname => {
  // Most paths have no escape, and `decodeURI` costs more than this check.
  if (!pathname.includes('%')) return { state: 'decoded', pathname }
  let current = pathname
  for (let round = 0; round <= decodeLimit; round++) {
    const next = decodeOnce(current)
    if (next === undefined) return { state: round === 0 ? 'malformed' : 'decoded', pathname: current }
    if (next === current) return { state: 'decoded', pathname: current }
    current = next
  }
  return { state: 'over-encoded', pathname }
}

/** Replaces several slashes in a row with one. */
export const collapseSlashes = (pathname: string): string =>
  pathname.includes('//') ? pathname.replace(/\/{2,}/g, '/') : pathname

/**
 * A decoded, collapsed pathname without the manifest's base; `/` for the base itself, with or without its slash.
 * `undefined` outside the base: Stowaway answers nothing there, unlike Astro.
 */
export const stripBase = (pathname: string, base: string): string | undefined => {
  if (base === '' || !pathname.startsWith(base)) return base === '' ? pathname : undefined
  if (pathname.length === base.length) return '/'
  return pathname[base.length] === '/' ? pathname.slice(base.length) : undefined
}
