/** A place in a file of the project; line and column from 1. */
export interface SourcePosition {
  readonly path: string
  readonly line: number
  readonly column: number
}

interface RawMap {
  readonly sources: readonly string[]
  readonly mappings: string
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...digits].map((digit, value) => [digit, value]))

/** The source map that a script carries in its last comment. */
export function inlineMap(code: string): RawMap | undefined {
  const at = code.lastIndexOf('sourceMappingURL=data:')
  if (at === -1) return undefined
  const [, encoded = ''] = /base64,([\w+/=]+)/.exec(code.slice(at)) ?? []
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    const map: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRawMap(map) ? map : undefined
  } catch {
    return undefined
  }
}

function isRawMap(map: unknown): map is RawMap {
  return typeof map === 'object' && map !== null && 'mappings' in map && 'sources' in map && Array.isArray(map.sources)
}

/** What the line and column of a script, both from 1, were made from. Reads the map each time: errors are rare. */
export function originalPosition(
  { sources, mappings }: RawMap,
  line: number,
  column: number,
): SourcePosition | undefined {
  let [source, sourceLine, sourceColumn] = [0, 0, 0]
  let found: SourcePosition | undefined
  for (const [index, text] of mappings.split(';').entries()) {
    if (index >= line) break
    let generated = 0
    for (const segment of text.split(',')) {
      const [toColumn = 0, toSource, toLine = 0, toSourceColumn = 0] = decode(segment)
      generated += toColumn
      if (toSource === undefined) continue
      source += toSource
      sourceLine += toLine
      sourceColumn += toSourceColumn
      if (index !== line - 1 || generated > column - 1) continue
      const path = sources[source]
      if (path !== undefined) found = { path: cleanPath(path), line: sourceLine + 1, column: sourceColumn + 1 }
    }
  }
  return found
}

/** A segment's numbers: base 64, five bits a digit, the lowest first, the sign last. */
function decode(segment: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const digit of segment) {
    const bits = values.get(digit) ?? 0
    value += (bits & 31) << shift
    shift += 5
    if ((bits & 32) === 0) {
      numbers.push(value & 1 ? -(value >>> 1) : value >>> 1)
      value = 0
      shift = 0
    }
  }
  return numbers
}

const cleanPath = (path: string): string => path.replace(/^[a-z][\w-]*:\/*/i, '').replace(/^(?:\.?\/)+/, '')
