import { renderEntry } from '../../compiler/docs/error-reference.ts'
import { catalogue, type ErrorCode } from '../../sw/core/errors/catalogue.ts'
import type { ErrorEntry } from '../../sw/core/errors/error-entry.ts'

/** The fixed parts of an error's message and hint, between its arguments. */
function partsOf(entry: ErrorEntry<unknown>): readonly string[] {
  const { message, hint } = renderEntry(entry)
  return [message, hint].flatMap((text) => text.split(/<\w+>(?:\.ts)?/)).filter((part) => part.trim().length >= 20)
}

/** The codes whose texts a script has, as a bundler writes them: in any kind of quotes. */
export function codesOfTextsIn(script: string): readonly ErrorCode[] {
  const plain = script.replaceAll(/\\(?=['"`])/g, '').replaceAll('\\n', '\n')
  const entries = Object.entries<ErrorEntry<unknown>>(catalogue)
  // The keys of the catalogue are the codes.
  return entries.flatMap(([code, entry]) =>
    partsOf(entry).some((part) => plain.includes(part)) ? [code as ErrorCode] : [],
  )
}
