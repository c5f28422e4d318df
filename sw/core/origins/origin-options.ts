import type { AppOptions } from '../app/app.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'

/**
 * The options of an app that answers another origin, from those of the project's own. Forms of the page always come
 * from elsewhere there, no endpoint is prerendered, and the 404 page is one of the site.
 */
export function originOptions(options: AppOptions, manifest: RouteManifest): AppOptions {
  const { notFoundPage: _, runPrerendered: __, ...shared } = options
  return { ...shared, manifest, checkOrigin: false, prerenderByDefault: false }
}
