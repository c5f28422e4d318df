import { isRoute, whyNoRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import { type Destination, toEndpoint } from './destination.ts'
import type { Scope } from './scope.ts'

/**
 * The first hit that can run. A module without a handler is not a route. A prerendered endpoint runs only on a host that
 * runs those on request, and only for the paths that it lists; other paths go to the next route. An error of
 * `getStaticPaths` is thrown only if no other route answers (Astro reference, "getStaticPaths").
 */
export async function firstDestination(
  scope: Scope,
  hits: Iterable<RouteHit>,
  pathname: string,
): Promise<Destination | undefined> {
  const errors: unknown[] = []
  const { runPrerendered, load } = scope.options
  for (const hit of runPrerendered === undefined ? hits : await runPrerendered.order(scope, [...hits])) {
    if (!('route' in hit)) return { kind: 'redirect', redirect: hit.redirect, params: hit.params }
    const { route, params } = hit
    const module = await load(route.file)
    if (!isRoute(route.file, module)) {
      scope.warn(whyNoRoute(route.file, module))
      continue
    }
    if (!isPrerendered(scope, module)) return toEndpoint(scope.manifest, route, module, params)
    try {
      const entry = await runPrerendered?.entryOf(scope, route, module, pathname)
      if (entry !== undefined) return toEndpoint(scope.manifest, route, module, entry.params ?? params, entry)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return undefined
}

export function isPrerendered({ options }: Scope, { prerender }: EndpointModule): boolean {
  return typeof prerender === 'boolean' ? prerender : (options.prerenderByDefault ?? false)
}
