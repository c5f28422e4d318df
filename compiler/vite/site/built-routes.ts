import { originRoutes } from '../../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { BuiltRoute } from '../../node/build-report.ts'
import type { EndpointFacts } from '../../prerender/static-file.ts'

/** What became of each endpoint. */
export function builtRoutes(manifest: RouteManifest, endpoints: readonly EndpointFacts[]): readonly BuiltRoute[] {
  const facts = new Map(endpoints.map((endpoint) => [endpoint.file, endpoint]))
  return [...manifest.routes, ...originRoutes(manifest)].map(({ id, file }) => {
    const { methods = [], prerendered = false } = facts.get(file) ?? {}
    return { id, file, methods, prerendered }
  })
}
