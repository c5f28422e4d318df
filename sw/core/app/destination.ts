import type { Props } from '../endpoint/api-context.ts'
import { isRoute, whyNoRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import type { Scope } from './scope.ts'

export interface EndpointDestination {
  readonly kind: 'endpoint'
  readonly pattern: string
  readonly file: string
  readonly module: EndpointModule
  readonly params: Params
  readonly props: Props
  readonly isPrerendered: boolean
  /** Set for the `404` and `500` endpoints, whose 2xx becomes that status. */
  readonly status?: 404 | 500 | undefined
}

/** What runs for a request. `missing`: no route matched, and there is no `404` endpoint to run. */
export type Destination =
  | EndpointDestination
  | { readonly kind: 'redirect'; readonly redirect: RedirectRoute; readonly params: Params }
  | { readonly kind: 'missing' }

/** The pattern of the route; `/404` if none matched. */
export function patternOf(destination: Destination): string {
  if (destination.kind === 'endpoint') return destination.pattern
  return destination.kind === 'redirect' ? destination.redirect.id : '/404'
}

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
    if (!isPrerendered(scope, module)) return toEndpoint(scope, route, module, params, {}, false)
    try {
      const entry = await runPrerendered?.entryOf(scope, route, module, pathname)
      if (entry !== undefined) return toEndpoint(scope, route, module, entry.params ?? params, entry.props, true)
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

export function toEndpoint(
  { manifest }: Scope,
  route: Route,
  module: EndpointModule,
  params: Params,
  props: Props,
  isPrerendered: boolean,
): EndpointDestination {
  const { id: pattern, file } = route
  const status = file === manifest.notFound ? 404 : file === manifest.error ? 500 : undefined
  return { kind: 'endpoint', pattern, file, module, params, props, isPrerendered, status }
}
