import type { RouteHit } from '../routes/route-leaf.ts'
import { slashRedirect } from '../routes/slash-redirect.ts'
import { type Address, addressOf, plainAddress } from './address.ts'
import type { EndpointMatch, RedirectMatch, RouteMatch } from './app.ts'
import type { Scope } from './scope.ts'
import type { SentPath } from './sent-path.ts'

/** The part of a scope that matching needs. */
export type Matching = Pick<Scope, 'manifest' | 'matcher' | 'files'>

const anyOrigin = 'http://localhost'

/** Where a path with a wrong trailing slash is redirected to, whether or not a route matches there. */
export function slashTarget(
  { manifest }: Pick<Matching, 'manifest'>,
  { pathname, search }: SentPath,
): string | undefined {
  return slashRedirect(pathname, search, manifest.trailingSlash)
}

/** `App.match`. Paths of the host's own files and paths outside the base do not match. */
export function matchUrl(scope: Matching, given: URL | string): RouteMatch | undefined {
  const { base, trailingSlash } = scope.manifest
  // Without slashes side by side, there is nothing to redirect.
  const plain = typeof given === 'string' && trailingSlash === 'ignore' ? plainAddress(given, base) : undefined
  if (plain !== undefined) return matchAddress(scope, plain)
  const url = parse(given)
  if (url === undefined) return undefined
  const address = addressOf(url.pathname, base)
  const location = slashTarget(scope, url)
  if (location === undefined) return matchAddress(scope, address)
  if (scope.files.has(address.full)) return undefined
  const target = addressOf(location.slice(0, location.length - url.search.length), base)
  return matchAddress(scope, target) && { kind: 'slash', location }
}

/** Matches an address with the right slashes. */
export function matchAddress(scope: Matching, address: Address): EndpointMatch | RedirectMatch | undefined {
  if (scope.files.has(address.full)) return undefined
  const hit = firstHit(scope, address)
  if (hit === undefined) return undefined
  return 'route' in hit
    ? { kind: 'endpoint', route: hit.route, params: hit.params }
    : { kind: 'redirect', redirect: hit.redirect, params: hit.params }
}

/**
 * The route of an address. Like Astro's server, it first looks up the path as sent, where only a rest param matches
 * repeated slashes, and then reads the params from the collapsed path. If nothing matches, it looks up the collapsed
 * path.
 */
function firstHit({ matcher }: Matching, { pathname, uncollapsed }: Address): RouteHit | undefined {
  if (pathname === undefined) return undefined
  const chosen = uncollapsed === undefined ? undefined : matcher.first(uncollapsed)
  if (chosen === undefined) return matcher.first(pathname)
  const same = matcher.all(pathname).find((hit) => targetOf(hit) === targetOf(chosen))
  return same ?? matcher.first(pathname)
}

const targetOf = (hit: RouteHit) => ('route' in hit ? hit.route : hit.redirect)

function parse(given: URL | string): URL | undefined {
  if (typeof given !== 'string') return given
  // Not resolved against an origin: `//host/path` would name another host.
  const href = given.startsWith('/') ? anyOrigin + given : given
  return URL.canParse(href) ? new URL(href) : undefined
}
