import type { Props } from '../endpoint/api-context.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'

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

/** The endpoint of a route; `listed`: it is prerendered, and this is the entry of its list. */
export function toEndpoint(
  { notFound, error }: RouteManifest,
  { id: pattern, file }: Route,
  module: EndpointModule,
  params: Params,
  listed?: { readonly props: Props },
): EndpointDestination {
  const status = file === notFound ? 404 : file === error ? 500 : undefined
  return {
    kind: 'endpoint',
    pattern,
    file,
    module,
    params,
    props: listed?.props ?? {},
    isPrerendered: !!listed,
    status,
  }
}
