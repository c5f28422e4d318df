import { routeError } from '../errors/route-errors.ts'

const unusable = /^$|^\.|^[a-z][a-z\d+.-]*:|^\/\/|[?#\\]|(^|\/)\.\.?(\/|$)/i

const decoded = (base: string): string => {
  try {
    return decodeURI(base)
  } catch {
    throw routeError('InvalidBase', { base })
  }
}

/**
 * The `base` option in the form of the manifest: decoded, with a leading and without a trailing slash; `''` for the
 * root. As in Astro, a missing leading slash is added.
 *
 * @throws `InvalidBase` for `''`, `'./'` and other relative paths, URLs, and anything with a query or a hash: routes
 * and the worker's scope need an absolute path.
 */
export const normaliseBase = (base: string): string => {
  if (unusable.test(base)) throw routeError('InvalidBase', { base })
  const path = `/${decoded(base)}`.replace(/\/{2,}/g, '/')
  return path.endsWith('/') ? path.slice(0, -1) : path
}
