import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { sourceFrame } from '../source-frame.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { EsbuildLocation, EsbuildMessage } from './esbuild.ts'
import { type SourceFiles, textOf } from './source-files.ts'

/** One of esbuild's messages as ours: its place in the project, and what to do about it where that is known. */
export function messageDiagnostic(
  severity: Diagnostic['severity'],
  { text, location, notes, detail }: EsbuildMessage,
  files: SourceFiles,
): Diagnostic {
  const own = detail instanceof StowawayError ? detail : undefined
  const hint = own?.hint ?? notes.map((note) => note.text).join(' ')
  return {
    severity,
    ...(own && { code: own.code }),
    message: own?.message ?? text,
    ...(hint !== '' && { hint }),
    ...(location ? placeOf(location, files) : own?.file !== undefined && { file: own.file }),
  }
}

function placeOf(location: EsbuildLocation, files: SourceFiles) {
  const file = location.file.replace(/^[a-z-]+:/, '').replace(/[?#].*$/, '')
  if (location.namespace.startsWith('stowaway-')) return {}
  const start = unitsOf(location.lineText, location.column)
  const length = Math.max(1, unitsOf(location.lineText, location.column + location.length) - start)
  return {
    file,
    line: location.line,
    column: start + 1,
    length,
    frame: frameOf(files.get(file), location.line, start, length) ?? location.lineText,
  }
}

/** How many UTF-16 code units the first bytes of a text are. */
function unitsOf(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length
}

function frameOf(content: string | Uint8Array | undefined, line: number, column: number, length: number) {
  if (content === undefined) return undefined
  const lines = textOf(content).split('\n')
  const text = lines[line - 1]
  if (text === undefined) return undefined
  // A minified file's only line is no frame.
  if (text.length > 500) return undefined
  const index = lines.slice(0, line - 1).reduce((sum, { length: units }) => sum + units + 1, 0) + column
  return sourceFrame(lines.join('\n'), index, Math.min(length, Math.max(1, text.length - column)))
}
