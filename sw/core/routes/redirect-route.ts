import { routeError } from '../errors/route-errors.ts'
import { parsePattern } from './parse-route.ts'
import { refuseEscapes } from './refuse-escapes.ts'
import type { RedirectRoute, RedirectStatus, Route, RouteSegment } from './route.ts'

/** A value of the `redirects` option. */
export type RedirectTarget = string | { readonly status: RedirectStatus; readonly destination: string }

const namesOf = (segments: readonly RouteSegment[]): string[] =>
  segments.flat().flatMap((part) => (part.kind === 'static' ? [] : [part.name]))

const without = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => !others.includes(name))

/**
 * A redirect must have a destination for every path that it matches. Written as files, its destination lists the paths.
 */
const checkParams = (
  source: string,
  sourceNames: readonly string[],
  destination: string,
  isRoute: boolean,
  prerender: boolean,
): void => {
  const destinationNames = namesOf(parsePattern(destination).segments)
  const refuse = (missing: readonly string[], missingIn: 'source' | 'destination' | 'routes') => {
    throw routeError('InvalidRedirectDestination', { source, destination, missing, missingIn })
  }
  const unknown = without(destinationNames, sourceNames)
  if (prerender && sourceNames.length > 0) {
    if (!isRoute) refuse([], 'routes')
    const dropped = without(sourceNames, destinationNames)
    if (dropped.length > 0) refuse(dropped, 'destination')
  }
  if (unknown.length > 0) refuse(unknown, 'source')
}

/**
 * Checks one entry of the `redirects` option against the file routes. As in Astro, its status is kept only if the
 * destination is the pattern of one of them (Astro reference, "Config redirects").
 *
 * @param prerender Whether redirects become files. That needs a destination route with the params of the source.
 * @throws `UnsupportedExternalRedirect`, `InvalidRedirectDestination`, and as `parsePattern`
 */
export const createRedirect = (
  source: string,
  target: RedirectTarget,
  routes: readonly Route[],
  prerender: boolean,
): RedirectRoute => {
  const destination = typeof target === 'string' ? target : target.destination
  refuseEscapes(source)
  const { id, segments } = parsePattern(source)
  const isUrl = URL.canParse(destination) || destination.startsWith('//')
  if (isUrl && !/^https?:\/\//.test(destination)) {
    throw routeError('UnsupportedExternalRedirect', { source, destination })
  }
  const isRoute = routes.some((route) => route.id === destination)
  // Brackets in the query or the hash are not params.
  const path = destination.replace(/[?#].*$/s, '')
  if (!isUrl) checkParams(source, namesOf(segments), isRoute ? destination : path, isRoute, prerender)
  const redirect = { id, segments, destination }
  return isRoute && typeof target === 'object' ? { ...redirect, status: target.status } : redirect
}
