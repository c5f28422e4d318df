import { decode, encode, type SourceMapMappings } from '@jridgewell/sourcemap-codec'

/** The fields of a source map (ECMA-426) that are read here. */
export interface SourceMap {
  readonly sources: readonly (string | null)[]
  readonly sourcesContent?: readonly (string | null)[]
  readonly mappings: string
}

interface FinishedMapOptions {
  /** Lines that are put before the bundle. */
  readonly linesBefore: number
  /** A source's path, as the map is to name it. */
  sourcePath(source: string): string
}

/**
 * The source map of a finished worker. It holds no more of the sources than the script does: a line that no position of
 * the script leads to is empty (comments, functions that were left out), and so are the sources of which nothing is
 * left. Everyone can read the map, and the other lines may be meant for a server or the build alone.
 */
export function finishedMap<Map extends SourceMap>(map: Map, { linesBefore, sourcePath }: FinishedMapOptions): Map {
  const decoded = decode(map.mappings)
  const used = usedLines(decoded)
  const kept = map.sources.flatMap((_, index) => (used.has(index) ? [index] : []))
  const places = new Map(kept.map((index, place) => [index, place]))
  const mappings: SourceMapMappings = decoded.map((line) =>
    line.map((segment) => {
      if (segment.length === 1) return segment
      const [column, source, ...rest] = segment
      return [column, places.get(source) ?? 0, ...rest]
    }),
  )
  return {
    ...map,
    mappings: encode([...Array.from({ length: linesBefore }, () => []), ...mappings]),
    sources: kept.map((index) => {
      const source = map.sources[index]
      return source == null ? null : sourcePath(source)
    }),
    ...(map.sourcesContent && {
      sourcesContent: kept.map((index) => onlyLines(map.sourcesContent?.[index], used.get(index))),
    }),
  }
}

/** The lines of each source that positions of the script lead to. */
function usedLines(mappings: SourceMapMappings): ReadonlyMap<number, ReadonlySet<number>> {
  const used = new Map<number, Set<number>>()
  for (const segment of mappings.flat()) {
    if (segment.length === 1) continue
    const [, source, line] = segment
    const lines = used.get(source) ?? new Set()
    used.set(source, lines.add(line))
  }
  return used
}

function onlyLines(content: string | null | undefined, lines: ReadonlySet<number> = new Set()): string | null {
  if (content == null) return null
  return content
    .split('\n')
    .map((text, index) => (lines.has(index) ? text : ''))
    .join('\n')
}
