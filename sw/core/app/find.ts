import type { EndpointMatch, RedirectMatch, RouteMatch } from './app.ts'
import { type Destination, toEndpoint } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { refuseMalformed } from './malformed.ts'
import { matchAddress, slashTarget } from './match-url.ts'
import { notFoundDestination } from './not-found-destination.ts'
import { slashAnswer } from './slash-answer.ts'

/** What a request leads to: a response right away, or what runs for it. */
type Found = Response | Destination
export type Find = (exchange: Exchange) => Found | Promise<Found>

/**
 * Finds what answers a request, as a server does: a wrong trailing slash is redirected everywhere inside the base, and
 * a path that matches nothing leads to the 404 page.
 */
export const find: Find = (exchange) => {
  const { scope, sent, address } = exchange
  const refused = refuseMalformed(exchange)
  if (refused !== undefined) return refused
  if (address.pathname === undefined) return notFoundDestination(scope)
  const location = slashTarget(scope, sent)
  if (location !== undefined) return slashed(exchange, location)
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
  return slashed(exchange, match.location)
}

function slashed(exchange: Exchange, location: string): Found | Promise<Found> {
  const answer = () => slashAnswer(exchange.request, location)
  return exchange.scope.parts.settle?.file(exchange).then((file) => file ?? answer()) ?? answer()
}

function destinationOf(exchange: Exchange, match: EndpointMatch | RedirectMatch): Destination | Promise<Destination> {
  if (match.kind === 'redirect') return match
  const { parts, options, manifest } = exchange.scope
  if (parts.settle !== undefined) return parts.settle.match(exchange, match)
  const { route, params } = match
  const module = options.load(route.file)
  return module instanceof Promise
    ? module.then((loaded) => toEndpoint(manifest, route, loaded, params))
    : toEndpoint(manifest, route, module, params)
}
