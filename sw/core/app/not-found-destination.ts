import type { Destination } from './destination.ts'
import type { Scope } from './scope.ts'

/** What runs for a path that matches nothing. */
export async function notFoundDestination(scope: Scope): Promise<Destination> {
  return (await scope.parts.errorPages?.find(scope, 404)) ?? { kind: 'missing' }
}
