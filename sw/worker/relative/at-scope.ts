import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { PrecacheFile, WorkerOptions } from '../worker-options.ts'
import { workerScope } from '../worker-scope.ts'
import { manifestAt } from './manifest-at.ts'
import { rulesAt } from './rules-at.ts'

/** A path of a site at the root of its origin, where this worker's site is. */
export const pathAtScope = (path: string): string => workerScope().slice(0, -1) + path

/** The same of the files that are kept for offline use. */
export const filesAtScope = (files: readonly PrecacheFile[]): readonly PrecacheFile[] =>
  files.map((file) => ({ ...file, url: pathAtScope(file.url) }))

/**
 * The options of a worker that was built with a relative base, as if its site at the root of the origin, for the place
 * where it runs: its scope.
 */
export function atScope(options: WorkerOptions & { readonly manifest: RouteManifest }): WorkerOptions {
  const { manifest, routing } = options
  const scope = workerScope()
  return {
    ...options,
    manifest: manifestAt(scope, manifest),
    routing: rulesAt(scope, routing),
  }
}
