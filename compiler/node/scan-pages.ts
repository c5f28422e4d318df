import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { compilerError } from '../../sw/core/errors/compiler-errors.ts'

/**
 * Every file of the pages folder, relative to it, with `/` separators, sorted by code point. Links are followed, but
 * never in a circle. Nothing is judged here: what is an endpoint, file names say later.
 *
 * @throws `PagesFolderMissing`
 */
export async function scanPages(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw compilerError('PagesFolderMissing', { folder })
  const files: string[] = []
  await scanFolder(folder, '', new Set(), files)
  return files.sort()
}

/** `above`: the real paths of the folders on the way here. A link to one of them would never end. */
async function scanFolder(root: string, path: string, above: ReadonlySet<string>, files: string[]): Promise<void> {
  const folder = join(root, path)
  const real = await realpath(folder)
  if (above.has(real)) return
  const way = new Set(above).add(real)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    const kind = await kindOf(root, inner, entry)
    if (kind === 'folder' && entry.name !== 'node_modules') await scanFolder(root, inner, way, files)
    else if (kind === 'file') files.push(inner)
  }
}

async function kindOf(root: string, path: string, entry: Dirent): Promise<'file' | 'folder' | 'other'> {
  const target = entry.isSymbolicLink() ? await stat(join(root, path)).catch(() => undefined) : entry
  if (target?.isDirectory()) return 'folder'
  return target?.isFile() ? 'file' : 'other'
}
