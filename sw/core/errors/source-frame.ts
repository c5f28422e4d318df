/** Three lines of source around an offset, with carets under the fault. */
export function sourceFrame(source: string, index: number, length = 1): string {
  const before = source.slice(0, index).split('\n')
  const row = before.length - 1
  const column = (before[row] ?? '').length
  const lines = source.split('\n')
  const width = String(row + 2).length
  const numbered = (at: number): string => `${String(at + 1).padStart(width)} | ${lines[at] ?? ''}`
  const marker = `${' '.repeat(width)} | ${' '.repeat(column)}${'^'.repeat(Math.max(1, length))}`
  return [
    row > 0 ? numbered(row - 1) : undefined,
    numbered(row),
    marker,
    row + 1 < lines.length ? numbered(row + 1) : undefined,
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}
