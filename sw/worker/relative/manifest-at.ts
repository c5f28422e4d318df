import { collapseSlashes, decodePathname } from '../../core/routes/pathname.ts'
import type { RedirectRoute } from '../../core/routes/route.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import { trailingSlashOf } from '../../core/routes/trailing-slash.ts'

/**
 * The manifest of a site at the root of its origin, for one below `scope`.
 *
 * @param scope a path as in a URL, with a slash at its end
 */
export function manifestAt(scope: string, manifest: RouteManifest): RouteManifest {
  const base = collapseSlashes(decodePathname(scope).pathname).slice(0, -1)
  if (base === '') return manifest
  const files = [...(manifest.files ?? [])]
  return {
    ...manifest,
    base,
    redirects: manifest.redirects.map((redirect) => redirectAt(base, redirect, manifest)),
    // The folder's page answers without the slash too.
    files: [...files.map((path) => base + path), ...(files.includes('/') ? [base] : [])],
  }
}

/** Nobody could write the base into the destination, so a path is one of the site. */
function redirectAt(base: string, redirect: RedirectRoute, { routes, trailingSlash }: RouteManifest): RedirectRoute {
  const { destination } = redirect
  if (!/^\/(?!\/)/.test(destination)) return redirect
  const route = routes.find(({ id }) => id === destination)
  const slash = route && trailingSlashOf(route, trailingSlash) === 'always' && !destination.endsWith('/') ? '/' : ''
  return { ...redirect, destination: base + destination + slash }
}
