import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import type { RouteManifest } from '../../../sw/index.ts'
import type { PlainHit } from './plain-tree.ts'

/** The matcher alone, as other routers are measured. No public entry exports it. */
export function ourMatcher(manifest: RouteManifest): (path: string) => PlainHit | undefined {
  const { first } = createMatcher(manifest)
  // The routes of a bench have no redirects, so a hit is an endpoint's.
  return first as (path: string) => PlainHit | undefined
}
