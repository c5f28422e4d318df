/** A place in a script and where it comes from; all counted from 0. Without a source, the script's own code. */
export type Segment =
  | readonly [column: number]
  | readonly [column: number, source: number, line: number, sourceColumn: number]
  | readonly [column: number, source: number, line: number, sourceColumn: number, name: number]

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...digits].map((digit, value) => [digit, value]))

/** Reads the `mappings` of a source map (ECMA-426): the segments of each line of the script. */
export function decodeMappings(mappings: string): Segment[][] {
  const state = [0, 0, 0, 0, 0]
  return mappings.split(';').map((line) => {
    state[0] = 0
    return line === '' ? [] : line.split(',').map((text) => decodeSegment(text, state))
  })
}

function decodeSegment(text: string, state: number[]): Segment {
  const fields: number[] = []
  let value = 0
  let shift = 0
  for (const digit of text) {
    const bits = values.get(digit) ?? 0
    value += (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    const index = fields.length
    state[index] = (state[index] ?? 0) + (value & 1 ? -(value >>> 1) : value >>> 1)
    fields.push(state[index] ?? 0)
    value = shift = 0
  }
  const [column = 0, source, line = 0, sourceColumn = 0, name] = fields
  if (source === undefined) return [column]
  return name === undefined ? [column, source, line, sourceColumn] : [column, source, line, sourceColumn, name]
}

/** The reverse of `decodeMappings`. */
export function encodeMappings(lines: readonly (readonly Segment[])[]): string {
  const state = [0, 0, 0, 0, 0]
  return lines
    .map((segments) => {
      state[0] = 0
      return segments.map((segment) => segment.map((field, index) => encodeField(field, index, state)).join('')).join()
    })
    .join(';')
}

function encodeField(field: number, index: number, state: number[]): string {
  const difference = field - (state[index] ?? 0)
  state[index] = field
  let rest = difference < 0 ? (-difference << 1) | 1 : difference << 1
  let text = ''
  do {
    const bits = rest & 31
    rest >>>= 5
    text += digits[rest > 0 ? bits | 32 : bits]
  } while (rest > 0)
  return text
}

/** Where a place of the script comes from; `undefined` for code of the script's own. */
export function originOf(lines: readonly (readonly Segment[])[], line: number, column: number) {
  const before = (lines[line] ?? []).findLast((segment) => segment[0] <= column)
  if (before === undefined || before.length === 1) return undefined
  const [, source, sourceLine, sourceColumn] = before
  return { source, line: sourceLine, column: sourceColumn }
}
