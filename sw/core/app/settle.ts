import { isRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import type { EndpointMatch } from './app.ts'
import type { Settle } from './app-parts.ts'
import type { Destination } from './destination.ts'
import { toEndpoint } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { firstDestination, isPrerendered } from './first-destination.ts'
import { notFoundDestination } from './not-found-destination.ts'
import type { Scope } from './scope.ts'

/** For hosts whose modules nobody has looked at yet, and those that run prerendered endpoints on request. */
export const settle: Settle = { match, file }

/**
 * Where prerendered endpoints run on request: the one whose file has this address. A file's address has no slash, so
 * none is added, and one that is there leads to the 404 page, as on a static host.
 */
async function file({ scope, address: { pathname } }: Exchange): Promise<Destination | undefined> {
  const { runPrerendered } = scope.options
  if (runPrerendered === undefined || pathname === undefined) return undefined
  const bare = pathname.replace(/\/$/, '')
  const found = await firstDestination(scope, runPrerendered.atAddress(scope.manifest, bare), bare)
  const isFile = found?.kind === 'endpoint' && found.isPrerendered && runPrerendered.hasFileSlash(found, `${bare}/`)
  if (!isFile) return undefined
  return bare === pathname ? found : notFoundDestination(scope)
}

function match(exchange: Exchange, match: EndpointMatch): Destination | Promise<Destination> {
  const { load, runPrerendered } = exchange.scope.options
  // There, routes may change places.
  if (runPrerendered !== undefined && match.prerender === undefined) return firstOf(exchange, match)
  const module = load(match.route.file)
  return module instanceof Promise
    ? module.then((loaded) => destinationIn(exchange, match, loaded))
    : destinationIn(exchange, match, module)
}

function destinationIn(
  exchange: Exchange,
  match: EndpointMatch,
  module: EndpointModule,
): Destination | Promise<Destination> {
  const { scope } = exchange
  const { route, params, prerender } = match
  if (prerender !== undefined) return toEndpoint(scope.manifest, route, module, params, prerender)
  return isRoute(route.file, module) && !isPrerendered(scope, module)
    ? toEndpoint(scope.manifest, route, module, params)
    : firstOf(exchange, match)
}

/** A prerendered endpoint that does not list the path gives way to the routes after it. */
async function firstOf({ scope, address }: Exchange, match: EndpointMatch): Promise<Destination> {
  const pathname = address.pathname ?? ''
  return (await firstDestination(scope, hitsFrom(scope, match, pathname), pathname)) ?? notFoundDestination(scope)
}

/** The match, then the routes after it. Those are looked up only if the match cannot answer. */
function* hitsFrom({ matcher }: Scope, { route, params }: EndpointMatch, pathname: string): Generator<RouteHit> {
  yield { route, params }
  const all = matcher.all(pathname)
  yield* all.slice(1 + all.findIndex((hit) => 'route' in hit && hit.route.id === route.id))
}
