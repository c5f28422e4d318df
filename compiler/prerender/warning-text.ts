import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'

/** An entry of the catalogue as a warning. */
export const warningText = ({ code, message, hint }: StowawayError): string => `${code}: ${message}\n  hint: ${hint}`
