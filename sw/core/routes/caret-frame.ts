/**
 * `text` with carets under `length` characters from `start`. Columns are counted in code points, so that a character
 * outside the basic plane does not shift the carets.
 */
export const caretFrame = (text: string, start: number, length: number): string => {
  const before = [...text.slice(0, start)].length
  const under = Math.max(1, [...text.slice(start, start + length)].length)
  return `  ${text}\n  ${' '.repeat(before)}${'^'.repeat(under)}`
}
