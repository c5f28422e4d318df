import type { SourceMapMappings } from '@jridgewell/sourcemap-codec'

/** Where a place of a script comes from, all counted from 0; `undefined` for code of the script's own. */
export function originOf(lines: Readonly<SourceMapMappings>, line: number, column: number) {
  const before = lines[line]?.findLast(([start]) => start <= column)
  if (before === undefined || before.length === 1) return undefined
  const [, source, sourceLine, sourceColumn] = before
  return { source, line: sourceLine, column: sourceColumn }
}
