import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { sourcePlace } from './error-place.ts'

/** The same error with line and source of its cause, where the error itself only names a file. */
export function locatedError(error: unknown, root: string): unknown {
  if (!isStowawayError(error) || error.frame !== undefined || error.cause === undefined) return error
  const place = sourcePlace(error.cause, root)
  if (place === undefined) return error
  const { code, message, hint, cause } = error
  return new StowawayError(code, { message, hint }, { ...place, cause })
}
