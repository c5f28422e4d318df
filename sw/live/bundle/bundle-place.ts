import { decode } from '@jridgewell/sourcemap-codec'
import type { ErrorDetails } from '../../core/app/error-answer.ts'
import { sourceFrame } from '../../core/errors/source-frame.ts'

interface SourceMap {
  readonly mappings: string
  readonly sources: readonly string[]
  readonly sourcesContent?: readonly (string | null)[]
}

/**
 * The place in the project where an error of a bundle was thrown: the first place of its stack that the bundle's source
 * map knows. `undefined` in engines whose stacks have no places in such code (WebKit), and for bundles without a map.
 */
export function bundlePlace(code: string, error: unknown): ErrorDetails | undefined {
  const stack: unknown = error instanceof Error ? error.stack : undefined
  const name = /\/\/# sourceURL=(\S+)/.exec(code)?.[1]
  const map = inlineMap(code)
  if (typeof stack !== 'string' || name === undefined || map === undefined) return undefined
  const lines = decode(map.mappings)
  for (const part of stack.split(`${name}:`).slice(1)) {
    const [, row, column] = /^(\d+):(\d+)/.exec(part) ?? []
    const segment = lines[Number(row) - 1]?.findLast(([start]) => start < Number(column))
    if (segment === undefined || segment.length === 1) continue
    const [, source, line, at] = segment
    const path = map.sources[source]
    if (path === undefined) continue
    return { file: `${path}:${line + 1}:${at + 1}`, ...frameAt(map.sourcesContent?.[source], line, at) }
  }
  return undefined
}

function frameAt(content: string | null | undefined, line: number, column: number): Pick<ErrorDetails, 'frame'> {
  if (!content) return {}
  const before = content.split('\n').slice(0, line)
  return { frame: sourceFrame(content, before.reduce((sum, text) => sum + text.length + 1, 0) + column) }
}

/** The source map in the last comment of a script. */
function inlineMap(code: string): SourceMap | undefined {
  const [, encoded] = /sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(code) ?? []
  if (encoded === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    // The map comes with the bundle and may be anything. An invalid one fails here or in `decode`.
    return JSON.parse(new TextDecoder().decode(bytes)) as SourceMap
  } catch {
    return undefined
  }
}
