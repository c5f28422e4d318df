import type { Props } from '../endpoint/api-context.ts'
import { isRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import { refuseTwins } from '../routes/collisions.ts'
import { createMatcher } from '../routes/matcher.ts'
import type { Params } from '../routes/params.ts'
import type { Route } from '../routes/route.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import { shapeOf } from '../routes/shape-of.ts'
import { staticPaths } from '../static-paths/static-paths.ts'
import { isPrerendered } from './first-destination.ts'
import { prerenderedRequest } from './prerendered-request.ts'
import type { Scope } from './scope.ts'

/** Where an endpoint answers; `none`: the module is not a route. */
type RunsAs = 'file' | 'on request' | 'none'

/**
 * The order in which hits are tried where prerendered endpoints run on request. Of endpoints that match the same paths,
 * prerendered ones answer what they list, and the other one the rest, as files do on a static host.
 *
 * @throws `RouteCollision` for two that run on request, as a build does
 */
async function order(scope: Scope, hits: readonly RouteHit[]): Promise<readonly RouteHit[]> {
  const ordered: RouteHit[] = []
  for (const twins of runsOf(hits)) {
    if (twins.length === 1) {
      ordered.push(...twins)
      continue
    }
    const [files, others, onRequest]: [RouteHit[], RouteHit[], Route[]] = [[], [], []]
    for (const hit of twins) {
      const kind = 'route' in hit ? await runsAs(scope, hit.route.file) : 'none'
      if (kind === 'file') files.push(hit)
      else others.push(hit)
      if (kind === 'on request' && 'route' in hit) onRequest.push(hit.route)
    }
    refuseTwins(onRequest)
    ordered.push(...files, ...others)
  }
  return ordered
}

async function runsAs(scope: Scope, file: string): Promise<RunsAs> {
  const module = await scope.options.load(file)
  if (isPrerendered(scope, module)) return 'file'
  return isRoute(file, module) ? 'on request' : 'none'
}

/** Splits hits where the next one matches other paths. Twins are neighbours in route order. */
function runsOf(hits: readonly RouteHit[]): readonly (readonly RouteHit[])[] {
  const runs: RouteHit[][] = []
  for (const hit of hits) {
    const last = runs.at(-1)
    const first = last?.[0]
    const isTwin =
      first !== undefined && 'route' in first && 'route' in hit && shapeOf(first.route) === shapeOf(hit.route)
    if (isTwin) last?.push(hit)
    else runs.push([hit])
  }
  return runs
}

/**
 * Whether a path is a prerendered endpoint's, but for a slash. Such an endpoint is a file, whose address has no slash,
 * whatever `trailingSlash` says. An index is the page of a folder, whose address may have one.
 */
const hasFileSlash = ({ file }: Pick<Route, 'file'>, pathname: string): boolean =>
  pathname.endsWith('/') && !/(?:^|\/)index\.[jt]s$/.test(file)

/** Every route that matches a path, none of them with a slash at its end: the address of a file. */
const atAddress = (manifest: RouteManifest, pathname: string): readonly RouteHit[] =>
  createMatcher({ ...manifest, redirects: [], trailingSlash: 'never' }).all(pathname)

interface ListedEntry {
  readonly params?: Params
  readonly props: Props
}

/** The entry of an endpoint's list for a path; `undefined` if there is none. */
async function entryOf(
  scope: Scope,
  route: Route,
  module: EndpointModule,
  pathname: string,
): Promise<ListedEntry | undefined> {
  if (hasFileSlash(route, pathname)) return undefined
  if (!route.segments.flat().some(({ kind }) => kind !== 'static')) return { props: {} }
  let paths = scope.staticPaths.get(module)
  if (paths === undefined) {
    paths = (scope.options.runPrerendered ?? prerenderedRunner).staticPaths(route, module, { manifest: scope.manifest })
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

/** Runs prerendered endpoints on request, as their files would answer. Hosts that serve the files do not bundle it. */
export const prerenderedRunner: PrerenderedRunner = {
  staticPaths,
  order,
  entryOf,
  hasFileSlash,
  atAddress,
  requestOf: prerenderedRequest,
}

export interface PrerenderedRunner {
  readonly staticPaths: typeof staticPaths
  readonly order: typeof order
  readonly entryOf: typeof entryOf
  readonly hasFileSlash: typeof hasFileSlash
  readonly atAddress: typeof atAddress
  readonly requestOf: typeof prerenderedRequest
}
