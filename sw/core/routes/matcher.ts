import { branchFinder } from './branch-finder.ts'
import { dynamicMatcher } from './dynamic-matcher.ts'
import { type MatcherManifest, manifestList } from './manifest-list.ts'
import { rests } from './rests.ts'
import type { Matcher } from './route-matcher.ts'

export type { Matcher } from './route-matcher.ts'

/** Matches the routes and redirects of a manifest, for hosts that have it at hand. Built scripts have a table. */
export const createMatcher = (manifest: MatcherManifest): Matcher =>
  dynamicMatcher(manifestList(manifest), { rests, branchFinder })
