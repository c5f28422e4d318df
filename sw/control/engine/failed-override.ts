import { isStowawayError } from '../../core/errors/is-stowaway-error.ts'

/**
 * The answer to a request whose override does not fit it. `undefined`: the failure is not the override's, and whoever
 * runs the endpoint answers it.
 */
export function failedOverride(error: unknown, { method, url }: Request): Response | undefined {
  if (!isStowawayError(error) || error.code !== 'PatchDoesNotFit') return undefined
  const { code, message, hint } = error
  console.warn(`[stowaway] ${method} ${new URL(url).pathname}: ${message} ${hint}`)
  return Response.json({ error: { code, message, hint } }, { status: 500, headers: { 'x-stowaway': 'override' } })
}
