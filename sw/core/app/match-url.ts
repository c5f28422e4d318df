import type { RouteHit } from '../routes/route-leaf.ts'
import { slashRedirect } from '../routes/slash-redirect.ts'
import { type Address, addressOf } from './address.ts'
import type { RouteMatch } from './app.ts'
import type { Scope } from './scope.ts'

/** The part of a scope that says what matches. */
export type Matching = Pick<Scope, 'manifest' | 'matcher' | 'files'>

const anyOrigin = 'http://localhost'

/** Where a path with wrong slashes goes, whether or not anything answers there. */
export function slashTarget({ manifest }: Pick<Matching, 'manifest'>, { pathname, search }: URL): string | undefined {
  return slashRedirect(pathname, search, manifest.trailingSlash)
}

/** `App.match`. A path that the host's files answer is a miss, as is all outside the base. */
export function matchUrl(scope: Matching, given: URL | string): RouteMatch | undefined {
  const { manifest, files } = scope
  const url = parse(given)
  if (url === undefined) return undefined
  const address = addressOf(url.pathname, manifest.base)
  if (files.has(address.full)) return undefined

  const location = slashTarget(scope, url)
  if (location === undefined) return toMatch(firstHit(scope, address))
  const target = addressOf(location.slice(0, location.length - url.search.length), manifest.base)
  if (files.has(target.full) || firstHit(scope, target) === undefined) return undefined
  return { kind: 'slash', location }
}

/**
 * The route of an address. Astro's server chooses by the path as sent, where only a rest param spans slashes side by
 * side, then reads the params from the collapsed path; what it does not find so, it looks up collapsed.
 */
function firstHit({ matcher }: Matching, { pathname, uncollapsed }: Address): RouteHit | undefined {
  if (pathname === undefined) return undefined
  const chosen = uncollapsed === undefined ? undefined : matcher.first(uncollapsed)
  if (chosen === undefined) return matcher.first(pathname)
  const same = matcher.all(pathname).find((hit) => targetOf(hit) === targetOf(chosen))
  return same ?? matcher.first(pathname)
}

const targetOf = (hit: RouteHit) => ('route' in hit ? hit.route : hit.redirect)

function toMatch(hit: RouteHit | undefined): RouteMatch | undefined {
  if (hit === undefined) return undefined
  return 'route' in hit
    ? { kind: 'endpoint', route: hit.route, params: hit.params }
    : { kind: 'redirect', redirect: hit.redirect, params: hit.params }
}

function parse(given: URL | string): URL | undefined {
  if (typeof given !== 'string') return given
  // Not resolved against an origin: `//host/path` would name another one.
  const href = given.startsWith('/') ? anyOrigin + given : given
  return URL.canParse(href) ? new URL(href) : undefined
}
