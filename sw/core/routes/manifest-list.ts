import { answeringTargets } from './answering-targets.ts'
import { behindRests } from './behind-rests.ts'
import type { RedirectRoute, Route } from './route.ts'
import type { RouteList } from './route-list.ts'
import type { RouteManifest } from './route-manifest.ts'

/** The part of a manifest that is matched. */
export type MatcherManifest = Pick<RouteManifest, 'routes' | 'redirects' | 'trailingSlash' | 'prerendered'>

/** The routes and redirects of a manifest, for a matcher. */
export const manifestList = (manifest: MatcherManifest): RouteList => {
  const targets = answeringTargets(manifest)
  const ids = targets.map(({ id }) => id)
  const targetAt = (place: number): Route | RedirectRoute => {
    const target = targets[place]
    if (target === undefined) throw new RangeError(`There is no route ${place}.`)
    return target
  }
  return { trailingSlash: manifest.trailingSlash, ids, behind: new Set(behindRests(ids)), targetAt }
}
