import { isStowawayError } from '../../../sw/core/errors/is-stowaway-error.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'

/** An error as plain data: cloning one would drop our own code and hint. */
export type ErrorData =
  | { readonly kind: 'value'; readonly value: string }
  | {
      readonly kind: 'error'
      readonly name: string
      readonly message: string
      readonly stack: string | undefined
      readonly own: { readonly hint: string; readonly file?: string; readonly frame?: string } | undefined
      readonly cause: ErrorData | undefined
      /** Of an `AggregateError`. */
      readonly errors: readonly ErrorData[] | undefined
    }

export function toErrorData(thrown: unknown): ErrorData {
  if (!(thrown instanceof Error)) return { kind: 'value', value: textOf(thrown) }
  const { name, message, stack, cause } = thrown
  return {
    kind: 'error',
    name: textOf(name),
    message: textOf(message),
    stack,
    own: isStowawayError(thrown) ? placeOf(thrown) : undefined,
    cause: cause === undefined ? undefined : toErrorData(cause),
    errors: thrown instanceof AggregateError ? thrown.errors.map(toErrorData) : undefined,
  }
}

/** Recreates what was thrown; a value that was no error is its text. */
export function fromErrorData(data: ErrorData): unknown {
  if (data.kind === 'value') return data.value
  const { name, message, stack, own } = data
  const cause = data.cause && fromErrorData(data.cause)
  if (own !== undefined) {
    return Object.assign(new StowawayError(name, { message, hint: own.hint }, { ...own, cause }), { stack })
  }
  const error = data.errors ? new AggregateError(data.errors.map(fromErrorData), message) : new Error(message)
  return Object.assign(error, { name, stack, ...(cause !== undefined && { cause }) })
}

function placeOf({ hint, file, frame }: StowawayError) {
  return { hint, ...(file !== undefined && { file }), ...(frame !== undefined && { frame }) }
}

/** Anything may be thrown, even a value that throws again when it is read. */
function textOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return 'a value that cannot be shown'
  }
}
