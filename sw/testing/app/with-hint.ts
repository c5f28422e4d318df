import type { StowawayError } from '../../core/errors/stowaway-error.ts'

/** The error with its hint in the message: test runners show nothing else. */
export function withHint<Given extends StowawayError>(error: Given): Given {
  error.message += ` ${error.hint}`
  return error
}
