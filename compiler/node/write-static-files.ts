import { constants } from 'node:fs'
import { mkdir, open, realpath } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { whyUnsafe } from '../content/output-path.ts'
import type { StaticFile } from '../prerender/static-file.ts'

/** A file to be written: its path in the folder, and its content. */
export type WrittenFile = Pick<StaticFile, 'path' | 'body'>

/**
 * Writes files below a folder, which is made when missing, and replaces those that exist.
 *
 * @returns how many files were written, and what the generator returned
 * @throws `OutputEscapesFolder` for a path that leads out of the folder, through symbolic links too, and
 *   `StaticFileNotWritten` with the system's error as its cause
 */
export async function writeStaticFiles<Report>(
  files: AsyncIterator<WrittenFile, Report, undefined>,
  folder: string,
): Promise<{ readonly count: number; readonly report: Report }> {
  await mkdir(folder, { recursive: true })
  const root = await realpath(folder)
  const safeFolders = new Set([root])
  for (let count = 0; ; count++) {
    const step = await files.next()
    if (step.done) return { count, report: step.value }
    const { path, body } = step.value
    const reason = whyUnsafe(path)
    if (reason !== undefined) throw prerenderError('OutputEscapesFolder', { path, reason })
    try {
      const parent = dirname(join(root, path))
      if (!safeFolders.has(parent)) await makeFolder(parent, root, path)
      safeFolders.add(parent)
      await writeFile(join(root, path), body)
    } catch (cause) {
      throw toError(cause, path)
    }
  }
}

// What exists is looked at before anything is made, so that no folder is made behind a link either.
async function makeFolder(folder: string, root: string, path: string): Promise<void> {
  const real = await realDeepest(folder)
  const way = relative(root, real)
  if (way === '..' || way.startsWith(`..${sep}`) || real === way) {
    throw prerenderError('OutputEscapesFolder', { path, reason: `a symbolic link leads to ${real}` })
  }
  await mkdir(folder, { recursive: true })
}

async function realDeepest(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    return realDeepest(dirname(folder))
  }
}

async function writeFile(target: string, body: Uint8Array): Promise<void> {
  // Does not follow a link in the last place; Windows has no such flag, and asks for rights to make links.
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants
  const handle = await open(target, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
  try {
    await handle.writeFile(body)
  } finally {
    await handle.close()
  }
}

function toError(cause: unknown, path: string): StowawayError {
  if (cause instanceof StowawayError) return cause
  if (codeOf(cause) === 'ELOOP') {
    return prerenderError('OutputEscapesFolder', { path, reason: 'it is a symbolic link' }, { cause })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return prerenderError('StaticFileNotWritten', { path, reason }, { cause })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
