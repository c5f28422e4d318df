import { generatePath } from '../routes/generate-path.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'

/**
 * The answer of an entry of the `redirects` option. Without its own status it is 301 for GET and 308 for other
 * methods. The query is dropped (Astro reference, "Config redirects").
 */
export function configRedirect(
  manifest: RouteManifest,
  redirect: RedirectRoute,
  params: Params,
  method: string,
): Response {
  const status = redirect.status ?? (method === 'GET' ? 301 : 308)
  const location = locationOf(manifest, redirect.destination, params)
  return new Response(null, { status, headers: { location } })
}

function locationOf(manifest: RouteManifest, destination: string, params: Params): string {
  if (/^https?:/i.test(destination) && URL.canParse(destination)) return new URL(destination).href
  return encodeURI(pathOf(manifest, destination, params).toWellFormed())
}

function pathOf({ routes, trailingSlash }: RouteManifest, destination: string, params: Params): string {
  const route = routes.find(({ id }) => id === destination)
  if (route !== undefined) return generatePath(route, params, trailingSlash)
  const path = destination.replaceAll(/\[(?:\.\.\.)?([^[\]]+)\]/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? (params[name] ?? '') : whole,
  )
  // A param must not produce `//host`, which browsers read as another host.
  return path.replace(/^\/{2,}/, '/')
}
