import { routeError } from '../errors/route-errors.ts'
import type { RedirectRoute, Route } from './route.ts'

/** The pattern without the names of its params. Patterns that match the same paths have the same shape. */
const shapeOf = ({ segments }: Route | RedirectRoute): string =>
  JSON.stringify(
    segments.map((segment) => segment.map((part) => (part.kind === 'static' ? part.text : { [part.kind]: 0 }))),
  )

const nameOf = (entry: Route | RedirectRoute): string =>
  'file' in entry ? entry.file : `the redirect from "${entry.id}"`

/**
 * Refuses two entries that match the same paths.
 *
 * @throws `RouteCollision`, naming both
 */
export const refuseCollisions = (entries: readonly (Route | RedirectRoute)[]): void => {
  const known = new Map<string, Route | RedirectRoute>()
  for (const entry of entries) {
    const shape = shapeOf(entry)
    const other = known.get(shape)
    if (other !== undefined) {
      const args = { first: nameOf(other), second: nameOf(entry), pattern: other.id }
      throw routeError('RouteCollision', args, 'file' in entry ? { file: entry.file } : {})
    }
    known.set(shape, entry)
  }
}
