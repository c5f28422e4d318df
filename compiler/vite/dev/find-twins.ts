import type { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { findTwins } from '../../../sw/core/routes/collisions.ts'
import type { Route } from '../../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { shapeOf } from '../../../sw/core/routes/shape-of.ts'
import type { NodeEndpoints } from './node-endpoints.ts'

/**
 * The errors of endpoints that run on request and match the same paths, as a build reports them. Only endpoints of one
 * shape are loaded. One that fails to load shows its error when it is asked.
 */
export async function findDevTwins(manifest: RouteManifest, endpoints: NodeEndpoints): Promise<StowawayError[]> {
  const tables = [manifest, ...(manifest.origins ?? []).map((other) => other.manifest)]
  const found: StowawayError[] = []
  for (const { routes } of tables) found.push(...(await twinsIn(routes, endpoints)))
  return found
}

async function twinsIn(routes: readonly Route[], endpoints: NodeEndpoints): Promise<StowawayError[]> {
  const byShape = new Map<string, Route[]>()
  for (const route of routes) byShape.set(shapeOf(route), [...(byShape.get(shapeOf(route)) ?? []), route])
  const onRequest: Route[] = []
  for (const route of [...byShape.values()].filter(({ length }) => length > 1).flat()) {
    const isLeft = await endpoints.isLeftToNode(route.file).catch(() => true)
    if (!isLeft) onRequest.push(route)
  }
  return findTwins(onRequest)
}
