import { problem } from './problem.ts'

export interface TextLimits {
  /** The field's name for people. */
  readonly label: string
  readonly min?: number
  readonly max: number
}

/** A text of the input, trimmed; throws a 422 that names the field. Lengths are in UTF-16 code units. */
export function readText(input: Readonly<Record<string, unknown>>, field: string, limits: TextLimits): string {
  const { label, min = 1, max } = limits
  const value = input[field]
  if (typeof value !== 'string') throw problem(422, `${label} must be text.`, { field })
  // A lone surrogate cannot be sent or hashed.
  const text = value.toWellFormed().trim()
  if (text === '' && min > 0) throw problem(422, `${label} is empty.`, { field })
  if (text.length < min) throw problem(422, `${label} needs at least ${min} characters.`, { field })
  if (text.length > max) {
    throw problem(422, `${label} is too long: ${text.length} characters, at most ${max} fit.`, { field })
  }
  return text
}
