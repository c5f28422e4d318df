import { Zip, ZipDeflate } from 'fflate'
import { bundleError } from '../../sw/core/errors/bundle-errors.ts'
import { whyUnsafe } from '../content/output-path.ts'
import { bytesOf } from '../content/source-files.ts'

/** The earliest date of the format, so that equal files give equal archives; noon, so that no time zone is before it. */
const epoch = new Date(1980, 0, 1, 12)

/**
 * Packs files into a ZIP archive. The same files, in the same order, give the same bytes.
 *
 * @throws `InvalidFileName` for a path that leads out of the folder where the archive is unpacked
 */
export function zip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = []
  // File by file: fflate's one-call form takes an object, which cannot hold a file called `__proto__`.
  const archive = new Zip((error, part) => {
    if (error !== null) throw error
    parts.push(part)
  })
  for (const [file, content] of files) {
    const reason = file === '' ? 'it is empty' : whyUnsafe(file)
    if (reason !== undefined) throw bundleError('InvalidFileName', { file, reason }, { file })
    const entry = new ZipDeflate(file, { level: 6 })
    entry.mtime = epoch
    archive.add(entry)
    entry.push(bytesOf(content), true)
  }
  archive.end()
  return joined(parts)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}
