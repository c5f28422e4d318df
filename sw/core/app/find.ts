import type { RouteHit } from '../routes/route-leaf.ts'
import type { EndpointMatch, RedirectMatch, RouteMatch } from './app.ts'
import { type Destination, firstDestination, toEndpoint } from './destination.ts'
import { notFoundDestination } from './error-destination.ts'
import type { Exchange } from './exchange.ts'
import { refuseMalformed } from './malformed.ts'
import { matchAddress, slashTarget } from './match-url.ts'
import type { Scope } from './scope.ts'
import { slashAnswer } from './slash-answer.ts'

/** What a request leads to: a response right away, or what runs for it. */
type Found = Response | Destination
export type Find = (exchange: Exchange) => Found | Promise<Found>

/**
 * Finds what answers a request, as a server does: a wrong trailing slash is redirected everywhere inside the base, and
 * a path that matches nothing leads to the 404 page.
 */
export const find: Find = async (exchange) => {
  const { scope, request, url, address } = exchange
  const refused = refuseMalformed(exchange)
  if (refused !== undefined) return refused
  if (address.pathname === undefined) return notFoundDestination(scope)
  const location = slashTarget(scope, url)
  if (location !== undefined) return (await fileDestination(exchange)) ?? slashAnswer(request, location)
  const match = matchAddress(scope, address)
  return match === undefined ? notFoundDestination(scope) : destinationOf(exchange, match)
}

/** Finds what a match leads to. */
export async function findMatched(exchange: Exchange, match: RouteMatch): Promise<Found> {
  // The build takes paths from getStaticPaths, which has checked them.
  const isListed = match.kind === 'endpoint' && match.prerender !== undefined
  const refused = isListed ? undefined : refuseMalformed(exchange)
  if (refused !== undefined) return refused
  if (match.kind !== 'slash') return destinationOf(exchange, match)
  return (await fileDestination(exchange)) ?? slashAnswer(exchange.request, match.location)
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

async function destinationOf({ scope, address }: Exchange, match: EndpointMatch | RedirectMatch): Promise<Destination> {
  if (match.kind === 'redirect') return match
  const { route, params, prerender } = match
  if (prerender !== undefined) {
    return toEndpoint(scope, route, await scope.options.load(route.file), params, prerender.props, true)
  }
  const pathname = address.pathname ?? ''
  // A prerendered endpoint that does not list the path gives way to the routes after it.
  return (await firstDestination(scope, hitsFrom(scope, match, pathname), pathname)) ?? notFoundDestination(scope)
}

/** The match, then the routes after it. Those are looked up only if the match cannot answer. */
function* hitsFrom({ matcher }: Scope, { route, params }: EndpointMatch, pathname: string): Generator<RouteHit> {
  yield { route, params }
  const all = matcher.all(pathname)
  yield* all.slice(1 + all.findIndex((hit) => 'route' in hit && hit.route.id === route.id))
}
