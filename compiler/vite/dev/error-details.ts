import type { ErrorDetails } from '../../../sw/core/app/error-answer.ts'
import { sourcePlace } from '../../node/error-place.ts'
import { referenceOf } from './error-page.ts'

/** What an answer shows of an error beside its text. An error from another thread has lost its class. */
export function errorDetails(
  error: unknown,
  { root, base }: { readonly root: string; readonly base: string },
): ErrorDetails {
  const { code, hint } = Object(error) as { readonly code?: unknown; readonly hint?: unknown }
  const isOurs = typeof code === 'string' && typeof hint === 'string'
  return { ...(isOurs && { code, hint }), ...sourcePlace(error, root), ...referenceOf(error, { base }) }
}
