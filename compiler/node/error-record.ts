import { stripVTControlCharacters } from 'node:util'
import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import { type SourcePlace, sourcePlace } from './error-place.ts'

/** An error as data for a program. */
export interface ErrorRecord {
  /** The permanent code; of our own errors. */
  readonly code?: string
  readonly message: string
  /** What to do. */
  readonly hint?: string
  /** Relative to the project. */
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
  readonly column?: number
  /** The lines of source around the place, with a caret under it. */
  readonly frame?: string
}

/** The errors that one stands for: of a bundler's list, or of `Promise.any`, each one. */
export function listedErrors(error: unknown): readonly unknown[] {
  const errors = error instanceof Error && 'errors' in error ? error.errors : undefined
  return Array.isArray(errors) && errors.length > 0 ? errors.flatMap(listedErrors) : [error]
}

/** @param root absolute path of the project */
export function errorRecord(error: unknown, root: string): ErrorRecord {
  const { file, frame } = placeOf(error, root) ?? {}
  const [, path = file, line, column] = /^(.*?):(\d+)(?::(\d+))?$/.exec(file ?? '') ?? []
  return {
    // By its name: a bundler overwrites the code of what a plugin throws.
    ...(isStowawayError(error) && { code: error.name }),
    message: stripVTControlCharacters(error instanceof Error ? error.message.trim() || error.name : String(error)),
    ...(isStowawayError(error) && { hint: error.hint }),
    ...(path !== undefined && { file: path }),
    ...(line !== undefined && { line: Number(line) }),
    ...(column !== undefined && { column: Number(column) }),
    ...(frame !== undefined && { frame: stripVTControlCharacters(frame) }),
  }
}

/** Our own errors may name only a file, and their stacks point into Stowaway. Their cause has the exact place. */
function placeOf(error: unknown, root: string): SourcePlace | undefined {
  if (!isStowawayError(error)) return sourcePlace(error, root)
  const { file, frame, cause } = error
  if (frame === undefined && cause !== undefined)
    return sourcePlace(cause, root) ?? (file === undefined ? undefined : { file })
  return file === undefined ? undefined : { file, ...(frame !== undefined && { frame }) }
}
