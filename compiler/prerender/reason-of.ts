// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences that colour a terminal
const colours = /\u001b\[[\d;]*m/g

/** An error as part of a sentence; bundlers colour theirs. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.replace(colours, '').trim()
}
