import type { Props } from '../endpoint/api-context.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import { nameOfValue } from '../endpoint/is-response.ts'
import { legacyHandler } from '../endpoint/legacy-endpoint.ts'
import { staticPathError } from '../errors/static-path-errors.ts'
import { StowawayError } from '../errors/stowaway-error.ts'
import { generatePath } from '../routes/generate-path.ts'
import { createMatcher } from '../routes/matcher.ts'
import type { Params } from '../routes/params.ts'
import type { Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import { checkEntry } from './check-entry.ts'
import { createPaginate } from './paginate.ts'
import { whyNoRoundTrip } from './round-trip.ts'

/** One path of a prerendered endpoint. */
export interface StaticPath {
  /** The author's own object, as `getStaticPaths` returned it. */
  readonly params: Params
  /** The author's own object; `{}` if an entry has none. */
  readonly props: Props
  /** Decoded, without base: `/api/1.json`. With the trailing slash that the route takes. */
  readonly path: string
}

/**
 * The paths of a prerendered endpoint: one for a route without params, otherwise those from `getStaticPaths`, in its
 * order (Astro reference, "getStaticPaths").
 *
 * Throws the errors of `static-path-errors.ts`. Unlike Astro, it also throws for duplicates, and for values that a
 * request for their path would change.
 */
export async function staticPaths(
  route: Route,
  module: EndpointModule,
  { manifest }: { readonly manifest: RouteManifest },
): Promise<readonly StaticPath[]> {
  const { trailingSlash } = manifest
  if (route.segments.flat().every((part) => part.kind === 'static')) {
    return [{ params: {}, props: {}, path: generatePath(route, {}, trailingSlash) }]
  }
  const matcher = createMatcher({ routes: [route], redirects: [], trailingSlash })
  const numbers = module.GET === undefined && legacyHandler(module, 'GET') !== undefined
  const seen = new Map<string, number>()
  const { file } = route
  return (await listEntries(route, module, manifest)).map((entry, index) => {
    const { params, props } = checkEntry(entry, { route, index, numbers })
    const path = generatePath(route, params, trailingSlash)
    const reason = whyNoRoundTrip(path, params, matcher)
    if (reason !== undefined)
      throw staticPathError('NoMatchingStaticPathFound', { file, index, path, reason }, { file })
    const first = seen.get(path)
    if (first !== undefined) {
      throw staticPathError('DuplicateStaticPath', { file, path, first, second: index }, { file })
    }
    seen.set(path, index)
    return { params, props, path }
  })
}

async function listEntries(route: Route, module: EndpointModule, manifest: RouteManifest): Promise<readonly unknown[]> {
  const { file } = route
  const getStaticPaths = module.getStaticPaths
  if (!getStaticPaths) throw staticPathError('GetStaticPathsRequired', { file }, { file })
  if (typeof getStaticPaths !== 'function') {
    throw staticPathError('GetStaticPathsNotAFunction', { file, received: nameOfValue(getStaticPaths) }, { file })
  }
  const result: unknown = await call(
    () => getStaticPaths.call(module, { paginate: createPaginate(route, manifest), routePattern: route.id }),
    file,
  )
  if (!Array.isArray(result)) {
    throw staticPathError('InvalidGetStaticPathsReturn', { file, received: typeof result }, { file })
  }
  // `map` skips the holes of a list, but a missing entry is a mistake of the author.
  return Array.from(result)
}

async function call(run: () => unknown, file: string): Promise<unknown> {
  try {
    return await run()
  } catch (cause) {
    if (cause instanceof StowawayError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw staticPathError('GetStaticPathsFailed', { file, reason }, { file, cause })
  }
}
