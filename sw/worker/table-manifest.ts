import type { RouteManifest } from '../core/routes/route-manifest.ts'

type Routes = Pick<RouteManifest, 'routes'> & Partial<Pick<RouteManifest, 'redirects' | 'prerendered'>>

/** A manifest whose routes are read from a table as soon as somebody asks for them. Matching does not. */
export function tableManifest(
  plain: Omit<RouteManifest, 'routes' | 'redirects' | 'prerendered'>,
  read: () => Routes,
): RouteManifest {
  return {
    ...plain,
    get routes() {
      return read().routes
    },
    get redirects() {
      return read().redirects ?? []
    },
    get prerendered() {
      return read().prerendered ?? []
    },
  }
}
