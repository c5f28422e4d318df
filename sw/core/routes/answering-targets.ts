import { compareRoutes } from './compare-routes.ts'
import type { RedirectRoute, Route } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'

/** The routes and redirects that answer, in route order. Of prerendered endpoints, files answer the paths. */
export const answeringTargets = ({
  routes,
  redirects,
  prerendered = [],
}: Pick<RouteManifest, 'routes' | 'redirects' | 'prerendered'>): readonly (Route | RedirectRoute)[] => {
  const files = new Set(prerendered)
  const endpoints = files.size === 0 ? routes : routes.filter(({ file }) => !files.has(file))
  // The routes of a manifest are sorted already.
  return redirects.length === 0 ? endpoints : [...endpoints, ...redirects].sort(compareRoutes)
}
