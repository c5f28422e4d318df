import { everyMiddleware, everyRoute } from '../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'

/** A file that a host loads, and what it does with it. */
export interface HostFile {
  readonly file: string
  readonly role: 'endpoint' | 'middleware'
}

/** Every file of a manifest that a host may load, by what it is. */
export function hostFiles(manifest: RouteManifest): readonly HostFile[] {
  const middleware = new Set(everyMiddleware(manifest))
  const role = (file: string) => (middleware.has(file) ? 'middleware' : 'endpoint')
  return manifestFiles(manifest).map((file) => ({ file, role: role(file) }))
}

/** Every file of a manifest that a host may load: endpoints that are not prerendered, and the middleware. */
function manifestFiles(manifest: RouteManifest): readonly string[] {
  const left = new Set(manifest.prerendered)
  const files = everyRoute(manifest).map(({ file }) => file)
  // Several origins may share a folder.
  return [...new Set([...files.filter((file) => !left.has(file)), ...everyMiddleware(manifest)])]
}

/**
 * The source of a `Map` from file to lazy import. Nothing is imported statically: an endpoint is evaluated on its first
 * request, and one that throws while evaluating breaks no other.
 */
export function endpointModules(manifest: RouteManifest, importPath: (file: string) => string): string {
  const entries = manifestFiles(manifest).map(
    (file) => `  [${JSON.stringify(file)}, () => import(${JSON.stringify(importPath(file))})],`,
  )
  return `new Map([\n${entries.join('\n')}\n])`
}
