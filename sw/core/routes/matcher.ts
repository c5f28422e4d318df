import { answeringTargets } from './answering-targets.ts'
import { behindRests } from './behind-rests.ts'
import { dynamicMatcher } from './dynamic-matcher.ts'
import type { RedirectRoute, Route } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'
import type { Matcher } from './route-matcher.ts'

export type { Matcher } from './route-matcher.ts'

type MatcherManifest = Pick<RouteManifest, 'routes' | 'redirects' | 'trailingSlash' | 'prerendered'>

/** Matches the routes and redirects of a manifest, for hosts that have it at hand. Built scripts have a `RouteTable`. */
export const createMatcher = (manifest: MatcherManifest): Matcher => {
  const targets = answeringTargets(manifest)
  const targetAt = (place: number): Route | RedirectRoute => {
    const target = targets[place]
    if (target === undefined) throw new RangeError(`There is no route ${place}.`)
    return target
  }
  const ids = targets.map(({ id }) => id)
  return dynamicMatcher({ trailingSlash: manifest.trailingSlash, ids, behind: new Set(behindRests(ids)), targetAt })
}
