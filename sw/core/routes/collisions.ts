import { routeError } from '../errors/route-errors.ts'
import type { StowawayError } from '../errors/stowaway-error.ts'
import type { RedirectRoute, Route } from './route.ts'
import { shapeOf } from './shape-of.ts'

const nameOf = (entry: Route | RedirectRoute): string =>
  'file' in entry ? entry.file : `the redirect from "${entry.id}"`

const isEndpointWithParams = (entry: Route | RedirectRoute): boolean =>
  'file' in entry && entry.segments.flat().some(({ kind }) => kind !== 'static')

/**
 * Refuses two entries that match the same paths, except endpoints with params: prerendered ones answer only the paths
 * that they list, which their modules say. Those are left to `refuseTwins`.
 *
 * @throws `RouteCollision`, naming both
 */
export const refuseCollisions = (entries: readonly (Route | RedirectRoute)[]): void =>
  refuse(entries, (one, other) => isEndpointWithParams(one) && isEndpointWithParams(other))

/**
 * Refuses two endpoints that run on request and match the same paths.
 *
 * @throws `RouteCollision`, naming both
 */
export const refuseTwins = (onRequest: readonly Route[]): void => refuse(onRequest, () => false)

/** The errors of all endpoints that run on request and match the same paths as an earlier one. */
export const findTwins = (onRequest: readonly Route[]): StowawayError[] => [...collisions(onRequest, () => false)]

type Entry = Route | RedirectRoute

function refuse(entries: readonly Entry[], isAllowed: (one: Entry, other: Entry) => boolean): void {
  for (const error of collisions(entries, isAllowed)) throw error
}

function* collisions(
  entries: readonly Entry[],
  isAllowed: (one: Entry, other: Entry) => boolean,
): Generator<StowawayError> {
  const known = new Map<string, Entry>()
  for (const entry of entries) {
    const shape = shapeOf(entry)
    const other = known.get(shape)
    if (other !== undefined && !isAllowed(other, entry)) {
      const args = { first: nameOf(other), second: nameOf(entry), pattern: other.id }
      yield routeError('RouteCollision', args, 'file' in entry ? { file: entry.file } : {})
    }
    known.set(shape, entry)
  }
}
