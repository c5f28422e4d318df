import { isRoute } from '../endpoint/choose-handler.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { RouteHit } from '../routes/route-leaf.ts'
import type { EndpointMatch, RedirectMatch, RouteMatch } from './app.ts'
import { type Destination, firstDestination, isPrerendered, toEndpoint } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { refuseMalformed } from './malformed.ts'
import { matchAddress, slashTarget } from './match-url.ts'
import { notFoundDestination } from './not-found-destination.ts'
import type { Scope } from './scope.ts'
import { slashAnswer } from './slash-answer.ts'

/** What a request leads to: a response right away, or what runs for it. */
type Found = Response | Destination
export type Find = (exchange: Exchange) => Found | Promise<Found>

/**
 * Finds what answers a request, as a server does: a wrong trailing slash is redirected everywhere inside the base, and
 * a path that matches nothing leads to the 404 page.
 */
export const find: Find = (exchange) => {
  const { scope, request, sent, address } = exchange
  const refused = refuseMalformed(exchange)
  if (refused !== undefined) return refused
  if (address.pathname === undefined) return notFoundDestination(scope)
  const location = slashTarget(scope, sent)
  if (location !== undefined) return fileOr(exchange, () => slashAnswer(request, location))
  const match = matchAddress(scope, address)
  return match === undefined ? notFoundDestination(scope) : destinationOf(exchange, match)
}

/** Finds what a match leads to. */
export function findMatched(exchange: Exchange, match: RouteMatch): Found | Promise<Found> {
  // The build takes paths from getStaticPaths, which has checked them.
  const isListed = match.kind === 'endpoint' && match.prerender !== undefined
  const refused = isListed ? undefined : refuseMalformed(exchange)
  if (refused !== undefined) return refused
  if (match.kind !== 'slash') return destinationOf(exchange, match)
  return fileOr(exchange, () => slashAnswer(exchange.request, match.location))
}

async function fileOr(exchange: Exchange, answer: () => Response): Promise<Found> {
  return (await fileDestination(exchange)) ?? answer()
}

/**
 * Where prerendered endpoints run on request: the one whose file has this address. A file's address has no slash, so
 * none is added, and one that is there leads to the 404 page, as on a static host.
 */
async function fileDestination({ scope, address: { pathname } }: Exchange): Promise<Destination | undefined> {
  const { runPrerendered } = scope.options
  if (runPrerendered === undefined || pathname === undefined) return undefined
  const bare = pathname.replace(/\/$/, '')
  const found = await firstDestination(scope, runPrerendered.atAddress(scope.manifest, bare), bare)
  const isFile = found?.kind === 'endpoint' && found.isPrerendered && runPrerendered.hasFileSlash(found, `${bare}/`)
  if (!isFile) return undefined
  return bare === pathname ? found : notFoundDestination(scope)
}

function destinationOf(exchange: Exchange, match: EndpointMatch | RedirectMatch): Destination | Promise<Destination> {
  if (match.kind === 'redirect') return match
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
  if (prerender !== undefined) return toEndpoint(scope, route, module, params, prerender.props, true)
  return isRoute(route.file, module) && !isPrerendered(scope, module)
    ? toEndpoint(scope, route, module, params, {}, false)
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
