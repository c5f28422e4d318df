import { stripVTControlCharacters } from 'node:util'

/** The same error without a terminal's colours: it is going to be read in a browser. */
export function plainError(error: unknown): Error {
  const plain = error instanceof Error ? error : new Error(String(error))
  plain.message = stripVTControlCharacters(plain.message)
  if (plain.stack !== undefined) plain.stack = stripVTControlCharacters(plain.stack)
  return plain
}
