import type { RouteHit } from './route-leaf.ts'

/** Finds the routes that match a decoded pathname with single slashes, without base (`/` for the base itself). */
export interface Matcher {
  /** The route that answers. */
  first(pathname: string): RouteHit | undefined
  /** Every route that matches, in route order. */
  all(pathname: string): readonly RouteHit[]
}
