import { compareRoutes } from './compare-routes.ts'
import { dynamicMatcher } from './dynamic-matcher.ts'
import type { RedirectRoute, Route } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'
import type { Matcher } from './route-matcher.ts'

export type { Matcher } from './route-matcher.ts'

type MatcherManifest = Pick<RouteManifest, 'routes' | 'redirects' | 'trailingSlash' | 'prerendered'>

/** The routes and redirects that answer, in route order. Of prerendered endpoints, files answer the paths. */
export const answeringTargets = ({
  routes,
  redirects,
  prerendered = [],
}: Omit<MatcherManifest, 'trailingSlash'>): readonly (Route | RedirectRoute)[] => {
  const files = new Set(prerendered)
  const endpoints = files.size === 0 ? routes : routes.filter(({ file }) => !files.has(file))
  // The routes of a manifest are sorted already.
  return redirects.length === 0 ? endpoints : [...endpoints, ...redirects].sort(compareRoutes)
}

/** Matches the routes and redirects of a manifest, for hosts that have it at hand. A worker has a `RouteTable`. */
export const createMatcher = (manifest: MatcherManifest): Matcher => {
  const targets = answeringTargets(manifest)
  const ids = targets.map(({ id }) => id)
  const targetAt = (index: number): Route | RedirectRoute => {
    const target = targets[index]
    if (target === undefined) throw new RangeError(`There is no route ${index}.`)
    return target
  }
  return dynamicMatcher({ trailingSlash: manifest.trailingSlash, ids, targetAt })
}
