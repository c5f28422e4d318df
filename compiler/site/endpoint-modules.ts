import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'

/** A file that a host loads, and what it does with it. */
export interface HostFile {
  readonly file: string
  readonly role: 'endpoint' | 'middleware'
}

/** Every file of a manifest that a host may load, by what it is. */
export function hostFiles(manifest: RouteManifest): readonly HostFile[] {
  const role = (file: string) => (file === manifest.middleware ? 'middleware' : 'endpoint')
  return manifestFiles(manifest).map((file) => ({ file, role: role(file) }))
}

/** Every file of a manifest that a host may load: endpoints that are not prerendered, and the middleware. */
function manifestFiles({ routes, middleware, prerendered = [] }: RouteManifest): string[] {
  const left = new Set(prerendered)
  const files = routes.map((route) => route.file).filter((file) => !left.has(file))
  return middleware === undefined ? files : [...files, middleware]
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
