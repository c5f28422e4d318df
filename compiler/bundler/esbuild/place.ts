import { sourceFrame } from '../../../sw/core/errors/source-frame.ts'
import { type SourceFiles, textOf } from '../../content/source-files.ts'
import type { Diagnostic } from '../diagnostic.ts'

interface SourcePlace {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 0, in UTF-16 code units, as is `length`. */
  readonly column: number
  readonly length?: number
}

/** A place of the project, with the lines around it where they can be read. */
export function placeOf(
  { file, line, column, length = 1 }: SourcePlace,
  files: SourceFiles,
): Pick<Diagnostic, 'file' | 'line' | 'column' | 'length' | 'frame'> {
  const frame = frameOf(files.get(file), line, column, length)
  return { file, line, column: column + 1, length, ...(frame !== undefined && { frame }) }
}

/** The single long line of a minified file is not worth a frame. */
const longestLine = 500

function frameOf(content: string | Uint8Array | undefined, line: number, column: number, length: number) {
  if (content === undefined) return undefined
  const lines = textOf(content).split('\n')
  const near = lines.slice(Math.max(0, line - 2), line + 1)
  const text = lines[line - 1]
  if (text === undefined || near.some((one) => one.length > longestLine)) return undefined
  const index = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column
  return sourceFrame(lines.join('\n'), index, Math.min(length, Math.max(1, text.length - column)))
}
