import { catalogue, type ErrorArguments, type ErrorCode } from './catalogue.ts'

export interface ErrorPlace {
  /** The file at fault, relative to the project. */
  readonly file?: string
  /** Lines of source with a caret under the fault. */
  readonly frame?: string
  readonly cause?: unknown
}

/**
 * Every error that Stowaway itself raises: a permanent code, what happened and why, and what to do. `name` is the code
 * too, as in Astro, whose users compare it.
 */
export class StowawayError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name: Code
  readonly code: Code
  /** What to do about it. */
  readonly hint: string
  readonly file: string | undefined
  readonly frame: string | undefined

  constructor(code: Code, args: ErrorArguments<Code>, place: ErrorPlace = {}) {
    const entry = catalogue[code] as { message(args: unknown): string; hint(args: unknown): string }
    super(entry.message(args), place.cause === undefined ? undefined : { cause: place.cause })
    this.name = code
    this.code = code
    this.hint = entry.hint(args)
    this.file = place.file
    this.frame = place.frame
  }
}
