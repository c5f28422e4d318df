import { normaliseBase } from './base.ts'
import { refuseCollisions } from './collisions.ts'
import { compareRoutes } from './compare-routes.ts'
import { classifyPageFile, pagesWarning } from './page-file.ts'
import { parseRoute } from './parse-route.ts'
import { createRedirect, type RedirectTarget } from './redirect-route.ts'
import type { RouteManifest, TrailingSlash } from './route-manifest.ts'

/** The input of `createManifest`. */
export interface ManifestOptions {
  /** All files of the pages folder, relative to it, with `/` separators. `createManifest` picks the endpoints. */
  readonly files: readonly string[]
  /** The `base` option, as written. Default `/`. */
  readonly base?: string
  readonly trailingSlash?: TrailingSlash
  readonly redirects?: Readonly<Record<string, RedirectTarget>>
  /** The middleware's file, relative to the pages folder. */
  readonly middleware?: string
  /** Whether redirects are written as files, as with Astro's `output: 'static'`. Their rules are stricter then. */
  readonly prerenderRedirects?: boolean
}

/**
 * Creates the route table of a project. A redirect replaces an endpoint with the same pattern.
 *
 * @returns the manifest, and a warning for each file that looks like an endpoint but is not one
 * @throws `RouteCollision`, `InvalidBase`, and as `parseRoute` and `createRedirect`
 */
export const createManifest = (options: ManifestOptions): { manifest: RouteManifest; warnings: string[] } => {
  const warnings: string[] = []
  const pages: string[] = []
  const isEndpoint = (file: string): boolean => {
    const kind = classifyPageFile(file)
    if (typeof kind === 'object') warnings.push(kind.warning)
    if (kind === 'page') pages.push(file)
    return kind === 'endpoint'
  }
  const written = options.files.filter(isEndpoint).map(parseRoute).sort(compareRoutes)
  if (pages.length > 0) warnings.push(pagesWarning(pages))
  const redirects = Object.entries(options.redirects ?? {})
    .map(([source, target]) => createRedirect(source, target, written, options.prerenderRedirects ?? false))
    .sort(compareRoutes)
  const redirected = new Set(redirects.map(({ id }) => id))
  const routes = written.filter(({ id }) => !redirected.has(id))
  refuseCollisions([...routes, ...redirects])
  const notFound = routes.find(({ id }) => id === '/404')?.file
  const error = routes.find(({ id }) => id === '/500')?.file
  const manifest: RouteManifest = {
    base: normaliseBase(options.base ?? '/'),
    trailingSlash: options.trailingSlash ?? 'ignore',
    routes,
    redirects,
    ...(options.middleware !== undefined && { middleware: options.middleware }),
    ...(notFound !== undefined && { notFound }),
    ...(error !== undefined && { error }),
  }
  return { manifest, warnings }
}
