import { decode } from '@jridgewell/sourcemap-codec'

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
  const segment = decode(mappings)[line - 1]?.findLast(([start]) => start < column)
  if (segment === undefined || segment.length === 1) return undefined
  const [, source, sourceLine, sourceColumn] = segment
  const path = sources[source]
  return path === undefined ? undefined : { path: cleanPath(path), line: sourceLine + 1, column: sourceColumn + 1 }
}

const cleanPath = (path: string): string => path.replace(/^[a-z][\w-]*:\/*/i, '').replace(/^(?:\.?\/)+/, '')
