import type { ControlledRoute } from '../../control/protocol/command.ts'
import type { RouteMatch } from '../../core/app/app.ts'

/**
 * A match as control knows it.
 *
 * @param place of the route: another origin, and the path of its endpoints
 */
export function controlledRoute(match: RouteMatch | undefined, place = ''): ControlledRoute | undefined {
  return match?.kind === 'endpoint' ? { id: place + match.route.id, file: match.route.file } : undefined
}
