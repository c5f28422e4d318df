/** A stretch of text that people read. */
export interface Prose {
  readonly text: string
  /** Where it starts in the file. */
  readonly start: number
}

/** Comments and texts of TypeScript, close enough: a regular expression with quotes may count as a text. */
const inCode = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g

const betweenTags = />[^<>{}]+(?=[<{])/g

/** What people read of a file: all of a document, comments and texts of code. */
export function proseOf(path: string, source: string): readonly Prose[] {
  if (/\.(?:md|html)$/.test(path)) return [{ text: source, start: 0 }]
  const patterns = path.endsWith('.tsx') ? [inCode, betweenTags] : [inCode]
  return patterns.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(({ 0: text, index }) => ({ text, start: index })),
  )
}
