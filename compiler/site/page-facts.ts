import type { Route } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { trailingSlashOf } from '../../sw/core/routes/trailing-slash.ts'

/** What a site's pages are built with, and what is only known once its endpoints are loaded. */
export interface PageFacts {
  /** Whether pages wait for the worker: no if the site has none. */
  readonly hasGate: boolean
  /** Routes whose addresses have no slash at the end, whatever `trailingSlash` says: files answer them. */
  readonly fileRoutes: readonly string[]
  /** The paths, below the worker's scope, at which an endpoint may have a WebSocket handler. */
  readonly sockets: readonly RegExp[]
}

/** The routes of prerendered endpoints that `trailingSlash: 'always'` would give a slash. */
export function fileRoutes(
  { routes, trailingSlash }: Pick<RouteManifest, 'routes' | 'trailingSlash'>,
  prerendered: readonly string[],
): readonly string[] {
  const isFile = (route: Route): boolean =>
    prerendered.includes(route.file) && trailingSlashOf(route, trailingSlash) === 'always'
  return routes.filter(isFile).map(({ id }) => id)
}
