import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import type { Settings } from './settings.ts'

/** Whether a `base` leaves the site's address open, as in Vite: one build that runs at any path. */
export const isRelativeBase = (base: string): boolean => base === './' || base === ''

/**
 * Refuses a scope of the worker's own with a relative base: the worker takes its scope for the site's root.
 *
 * @throws `InvalidOption`
 */
export function refuseRelativeScope({ serviceWorker: { scope } }: Pick<Settings, 'serviceWorker'>): void {
  if (scope === undefined) return
  const value = JSON.stringify(scope)
  throw compilerError('InvalidOption', {
    name: 'serviceWorker.scope',
    value,
    allowed: 'nothing with a relative base',
    near: [],
  })
}
