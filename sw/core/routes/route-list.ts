import type { RedirectRoute, Route } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'

/** The routes and redirects that a matcher tries, by their place in route order (`compareRoutes`). */
export interface RouteList {
  readonly trailingSlash: TrailingSlash
  readonly ids: readonly string[]
  /** From `behindRests`. */
  readonly behind: ReadonlySet<number> | undefined
  /** The same object for each call: matches are compared by identity. */
  targetAt(place: number): Route | RedirectRoute
}
