import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'

/** An error or a warning about a project. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  /** The code of one of our own errors. */
  readonly code?: string
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** Relative to the project. */
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
  /** Counted from 1, in UTF-16 code units, as editors count. */
  readonly column?: number
  /** The number of code units that the error is about. */
  readonly length?: number
  /** The lines around the place, with carets under it. */
  readonly frame?: string
}

/** An error as a diagnostic. Only our own errors have a code and a hint. */
export function diagnosticOf(error: unknown, place: Pick<Diagnostic, 'file'> = {}): Diagnostic {
  if (!(error instanceof StowawayError)) {
    return { severity: 'error', message: error instanceof Error ? error.message : String(error), ...place }
  }
  const { code, message, hint, file, frame } = error
  return {
    severity: 'error',
    code,
    message,
    hint,
    ...(file !== undefined && { file }),
    ...place,
    ...(frame !== undefined && { frame }),
  }
}

export const warningOf = (message: string): Diagnostic => ({ severity: 'warning', message })
