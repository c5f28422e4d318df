import type { Props } from '../endpoint/api-context.ts'
import { isRoute, whyNoRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import type { RunsAs } from '../static-paths/prerendered-runner.ts'
import type { AppOptions } from './app.ts'
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
 * runs those on request, and only for the paths that it lists; other paths go to the next route. An error of `getStaticPaths` is thrown only if no other route
 * answers (Astro reference, "getStaticPaths").
 */
export async function firstDestination(
  scope: Scope,
  hits: Iterable<RouteHit>,
  pathname: string,
): Promise<Destination | undefined> {
  const errors: unknown[] = []
  const { runPrerendered, load } = scope.options
  const runsAs = async (file: string): Promise<RunsAs> => {
    const module = await load(file)
    if (isPrerendered(scope, module)) return 'file'
    return isRoute(file, module) ? 'on request' : 'none'
  }
  for (const hit of runPrerendered === undefined ? hits : await runPrerendered.order([...hits], runsAs)) {
    if (!('route' in hit)) return { kind: 'redirect', redirect: hit.redirect, params: hit.params }
    const { route, params } = hit
    const module = await scope.options.load(route.file)
    if (!isRoute(route.file, module)) {
      scope.warn(whyNoRoute(route.file, module))
      continue
    }
    if (!isPrerendered(scope, module)) return toEndpoint(scope, route, module, params, {}, false)
    if (runPrerendered === undefined || runPrerendered.hasFileSlash(route, pathname)) continue
    try {
      const entry = await listedPath(scope, runPrerendered.staticPaths, route, module, pathname)
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

async function listedPath(
  scope: Scope,
  staticPaths: NonNullable<AppOptions['runPrerendered']>['staticPaths'],
  route: Route,
  module: EndpointModule,
  pathname: string,
): Promise<{ params?: Params; props: Props } | undefined> {
  if (!route.segments.flat().some(({ kind }) => kind !== 'static')) return { props: {} }
  let paths = scope.staticPaths.get(module)
  if (paths === undefined) {
    paths = staticPaths(route, module, { manifest: scope.manifest })
    scope.staticPaths.set(module, paths)
    // A failure is not cached: the author may fix its cause.
    paths.catch(() => scope.staticPaths.delete(module))
  }
  const entry = (await paths).find(({ path }) => withoutSlash(path) === withoutSlash(pathname))
  if (entry === undefined) {
    scope.warn(
      `${route.file} matches ${pathname}, but its getStaticPaths does not list that path, so the next route is tried.`,
    )
  }
  return entry
}

const withoutSlash = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : path)
