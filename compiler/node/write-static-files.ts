import { closeSync, constants, mkdirSync, openSync, realpathSync, writeSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { whyUnsafe } from '../content/output-path.ts'
import type { PrerenderedFile } from '../prerender/static-file.ts'
import { contentHash } from './content-hash.ts'
import type { EarlierOutput } from './earlier-output.ts'

/** What became of a file. */
export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  /** The hash of its content. */
  readonly hash: string
  /** The earlier output holds the same file: it was not written again. */
  readonly isUnchanged: boolean
}

interface WrittenFiles<Report> {
  readonly files: readonly WrittenFile[]
  /** What the generator returned. */
  readonly report: Report
}

/**
 * Writes files below a folder, which is made when missing, and replaces those that exist. Each file is written before
 * the next one is asked for. The calls are synchronous: waiting for a promise takes longer than a small file.
 *
 * @param earlier keeps files that have not changed
 * @throws `OutputEscapesFolder` for a path that leads out of the folder, through symbolic links too, and
 *   `StaticFileNotWritten` with the system's error as its cause
 */
export async function writeStaticFiles<Report>(
  given: AsyncIterator<PrerenderedFile, Report, undefined>,
  folder: string,
  earlier?: EarlierOutput,
): Promise<WrittenFiles<Report>> {
  mkdirSync(folder, { recursive: true })
  const root = realpathSync(folder)
  const safeFolders = new Set([''])
  const files: WrittenFile[] = []
  for (;;) {
    const step = await given.next()
    if (step.done) return { files, report: step.value }
    const { path, body } = step.value
    const reason = whyUnsafe(path)
    if (reason !== undefined) throw prerenderError('OutputEscapesFolder', { path, reason })
    try {
      let isUnchanged = earlier?.needsNoCopy === true && earlier.holds(path, body)
      if (!isUnchanged) {
        const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')))
        if (!safeFolders.has(parent)) makeFolder(join(root, parent), root, path)
        safeFolders.add(parent)
        const target = `${root}${sep}${path}`
        isUnchanged = earlier?.linkTo(target, path, body) ?? false
        if (!isUnchanged) writeFile(target, body)
      }
      files.push({ path, bytes: body.length, hash: contentHash(body), isUnchanged })
    } catch (cause) {
      throw toError(cause, path)
    }
  }
}

// What exists is looked at before anything is made, so that no folder is made behind a link either.
function makeFolder(folder: string, root: string, path: string): void {
  const real = realDeepest(folder)
  const way = relative(root, real)
  if (way === '..' || way.startsWith(`..${sep}`) || real === way) {
    throw prerenderError('OutputEscapesFolder', { path, reason: `a symbolic link leads to ${real}` })
  }
  mkdirSync(folder, { recursive: true })
}

function realDeepest(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    return realDeepest(dirname(folder))
  }
}

function writeFile(target: string, body: Uint8Array): void {
  // Does not follow a link in the last place; Windows has no such flag, and asks for rights to make links.
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants
  const file = openSync(target, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666)
  try {
    for (let done = 0; done < body.length; ) done += writeSync(file, body, done)
  } finally {
    closeSync(file)
  }
}

function toError(cause: unknown, path: string): StowawayError {
  if (isStowawayError(cause)) return cause
  if (codeOf(cause) === 'ELOOP') {
    return prerenderError('OutputEscapesFolder', { path, reason: 'it is a symbolic link' }, { cause })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return prerenderError('StaticFileNotWritten', { path, reason }, { cause })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
