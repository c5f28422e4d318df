import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import type { SourceFiles } from '../../content/source-files.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { EsbuildLocation, EsbuildMessage } from './esbuild.ts'
import { placeOf } from './place.ts'

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
    ...(own?.file !== undefined && { file: own.file }),
    ...(location && placeOfLocation(location, files)),
  }
}

function placeOfLocation({ file, line, column, length, lineText }: EsbuildLocation, files: SourceFiles) {
  const path = file.replace(/^[a-z-]+:/, '').split(' with {', 1)[0] ?? ''
  const known = [path, withoutQuery(path)].find((name) => files.has(name))
  // In a module that was made for the bundle.
  if (known === undefined) return {}
  const start = unitsOf(lineText, column)
  const end = unitsOf(lineText, column + length)
  return placeOf({ file: known, line, column: start, length: Math.max(1, end - start) }, files)
}

/** How many UTF-16 code units the first bytes of a text are. */
function unitsOf(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length
}
