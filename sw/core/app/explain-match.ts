import { compareRoutes } from '../routes/compare-routes.ts'
import { createMatcher } from '../routes/matcher.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import { whyMissed } from '../routes/why-missed.ts'
import { addressOf } from './address.ts'
import type { RouteMatch } from './app.ts'
import { matchUrl } from './match-url.ts'

/** What one route says about a URL. */
export type RouteVerdict =
  | { readonly kind: 'answers'; readonly params: Params }
  /** It matches too, but a route before it answers. */
  | { readonly kind: 'behind'; readonly params: Params; readonly by: string }
  /** It is prerendered to files. A path without a file goes to the next route. */
  | { readonly kind: 'prerendered' }
  | { readonly kind: 'missed'; readonly reason: string }

/** One route of a table, and what `explainMatch` says about it. */
export interface ExplainedRoute {
  readonly route: Route | RedirectRoute
  readonly verdict: RouteVerdict
}

/** What answers a URL, and why no other route does. */
export interface MatchExplanation {
  /** The result of `App.match`. */
  readonly match?: RouteMatch
  /** The path as routes see it: decoded, with single slashes, without the base. Absent outside the base. */
  readonly pathname?: string
  /** Why no route is tried: one of the host's files answers, or the path is outside the base. */
  readonly left?: 'file' | 'outside'
  /** All routes and redirects, in the order in which they are tried. */
  readonly routes: readonly ExplainedRoute[]
}

/**
 * Explains which route answers a URL and why each other one does not, for route tables that people read. It compiles
 * the manifest on each call: use `App.match` for requests.
 *
 * @param url absolute, or a path with the base in front
 */
export function explainMatch(manifest: RouteManifest, url: URL | string): MatchExplanation {
  const files = new Set(manifest.files)
  const match = matchUrl({ manifest, matcher: createMatcher(manifest), files }, url)
  const { full, pathname } = addressOf(pathOf(url), manifest.base)
  const left = files.has(full) ? 'file' : pathname === undefined ? 'outside' : undefined
  const answering = match?.kind === 'endpoint' ? match.route : match?.kind === 'redirect' ? match.redirect : undefined
  const prerendered = new Set(manifest.prerendered)

  const verdictOf = (route: Route | RedirectRoute): RouteVerdict => {
    if (route === answering && match !== undefined && 'params' in match)
      return { kind: 'answers', params: match.params }
    if (pathname === undefined) return { kind: 'missed', reason: 'The path is outside the base.' }
    if ('file' in route && prerendered.has(route.file)) return { kind: 'prerendered' }
    const hit = createMatcher({ ...manifest, prerendered: [], ...only(route) }).first(pathname)
    if (hit === undefined) return { kind: 'missed', reason: whyMissed(route, pathname, manifest.trailingSlash) }
    if (answering !== undefined) return { kind: 'behind', params: hit.params, by: answering.id }
    return {
      kind: 'missed',
      reason: left === 'file' ? 'A file with this path answers.' : 'The path needs other slashes.',
    }
  }

  const routes = [...manifest.routes, ...manifest.redirects].sort(compareRoutes)
  return {
    ...(match !== undefined && { match }),
    ...(pathname !== undefined && { pathname }),
    ...(left !== undefined && { left }),
    routes: routes.map((route) => ({ route, verdict: verdictOf(route) })),
  }
}

const only = (route: Route | RedirectRoute): Pick<RouteManifest, 'routes' | 'redirects'> =>
  'file' in route ? { routes: [route], redirects: [] } : { routes: [], redirects: [route] }

/** The URL's pathname, or an empty text if the input is not a URL: no route matches that. */
function pathOf(url: URL | string): string {
  if (typeof url !== 'string') return url.pathname
  const href = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(href) ? new URL(href).pathname : ''
}
