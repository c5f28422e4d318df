import type { ErrorEntry } from './error-entry.ts'

export interface ErrorPlace {
  /** The file with the mistake, relative to the project. */
  readonly file?: string
  /** Lines of source with a caret under the mistake. */
  readonly frame?: string
  readonly cause?: unknown
}

/**
 * Every error of Stowaway: a permanent code, what happened and why, and what to do. `name` is the code too, because
 * users of Astro compare it.
 */
export class StowawayError<Code extends string = string> extends Error {
  override readonly name: Code
  readonly code: Code
  /** What to do. */
  readonly hint: string
  readonly file: string | undefined
  readonly frame: string | undefined

  constructor(code: Code, { message, hint }: { readonly message: string; readonly hint: string }, place: ErrorPlace) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause })
    this.name = code
    this.code = code
    this.hint = hint
    this.file = place.file
    this.frame = place.frame
  }
}

/** Creates the errors of one part of the catalogue. */
export type ErrorFactory<Entries extends Record<string, ErrorEntry>> = <Code extends keyof Entries & string>(
  code: Code,
  args: Parameters<Entries[Code]['message']>[0],
  place?: ErrorPlace,
) => StowawayError<Code>

/**
 * Creates the factory for one part of the catalogue. There is one part per room, so that a worker contains only the
 * texts of the errors that it can throw.
 */
export function errorFactory<Entries extends Record<string, ErrorEntry>>(entries: Entries): ErrorFactory<Entries> {
  return (code, args, place = {}) => {
    // The signature has checked the arguments against this entry.
    const entry: ErrorEntry<unknown> = entries[code] as ErrorEntry<unknown>
    return new StowawayError(code, { message: entry.message(args), hint: entry.hint(args) }, place)
  }
}
