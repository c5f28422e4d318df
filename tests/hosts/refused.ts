import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'

/** Something in a project that the product refuses. */
export interface Refused {
  /** The endpoint's file, relative to the pages folder, or the source of the redirect. */
  readonly file: string
  readonly kind: 'endpoint' | 'redirect'
  readonly error: StowawayError
}

/** Our error, unwrapped from a bundler's. */
export function stowawayErrorIn(error: unknown): StowawayError | undefined {
  if (error instanceof StowawayError) return error
  return error instanceof Error && error.cause !== undefined ? stowawayErrorIn(error.cause) : undefined
}
