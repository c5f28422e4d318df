import type { ControlledRoute } from '../../sw/control/protocol/command.ts'
import { originRoutes } from '../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'

/** What a worker that pages may control has to know. */
export interface ControlFacts {
  /** The routes that it answers, with their files. */
  readonly routes: readonly ControlledRoute[]
  /** The paths below `/api/` of the site's files, without the base. */
  readonly files: readonly string[]
}

export function controlFacts(manifest: RouteManifest): ControlFacts {
  const { base, routes, prerendered = [], files = [] } = manifest
  const own = routes.filter(({ file }) => !prerendered.includes(file))
  const start = `${base}/api/`
  return {
    routes: [...own, ...originRoutes(manifest)].map(({ id, file }) => ({ id, file })),
    files: [...files].filter((path) => path.startsWith(start)).map((path) => path.slice(base.length)),
  }
}
