import { zipSync } from 'fflate'
import { bytesOf } from '../bundle/source-files.ts'

/** ZIP's first moment, so that the same files are the same archive; a time zone must not lead before it. */
const epoch = new Date(1980, 0, 1, 12)

/** Packs files into a ZIP archive. The same files, in the same order, give the same bytes. */
export function zip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  // Without a prototype a file may be called `__proto__`.
  const entries: Record<string, Uint8Array> = Object.create(null)
  for (const [file, content] of files) entries[file] = bytesOf(content)
  return zipSync(entries, { mtime: epoch, level: 6 })
}
