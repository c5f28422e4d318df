import { bundleError } from '../../sw/core/errors/bundle-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { whyUnsafe } from '../content/output-path.ts'
import { type SourceFiles, sizeOf } from '../content/source-files.ts'

/** In bytes. The compiler uses the memory of its tab, and never frees it. */
const sizeLimits = { module: 8_000_000, project: 64_000_000 } as const

/** What keeps a set of files from being a project: names that no disk should see, and too much of it. */
export function checkFiles(files: SourceFiles): readonly StowawayError[] {
  const errors: StowawayError[] = []
  let total = 0
  for (const [file, content] of files) {
    const reason = file === '' ? 'it is empty' : whyUnsafe(file)
    if (reason !== undefined) errors.push(bundleError('InvalidFileName', { file, reason }, { file }))
    total += typeof content === 'string' ? content.length : content.byteLength
  }
  if (total > sizeLimits.project) {
    errors.push(tooLarge('The project', total, sizeLimits.project))
  }
  return errors
}

/** Refuses a module that is too large to be compiled here. */
export function refuseLargeModule(file: string, content: string | Uint8Array): void {
  const bytes = sizeOf(content, sizeLimits.module)
  if (bytes > sizeLimits.module) throw tooLarge(file, bytes, sizeLimits.module, { file })
}

function tooLarge(what: string, bytes: number, limit: number, place: { readonly file?: string } = {}): StowawayError {
  return bundleError('FileTooLarge', { file: what, megabytes: megabytes(bytes), limit: megabytes(limit) }, place)
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
