import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { compareCodePoints } from '../../sw/core/routes/compare-code-points.ts'

/**
 * Every file below a folder, relative to it, with `/` between the names, sorted by code point. It follows links, but
 * never in a circle. `undefined` where there is no such folder.
 */
export async function scanFolder(folder: string): Promise<string[] | undefined> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return undefined
  const files: string[] = []
  await scan(folder, '', new Set(), files)
  return files.sort(compareCodePoints)
}

/** `above`: the real paths of the folders on the way here. A link to one of them would never end. */
async function scan(root: string, path: string, above: ReadonlySet<string>, files: string[]): Promise<void> {
  const folder = join(root, path)
  const real = await realpath(folder)
  if (above.has(real)) return
  const way = new Set(above).add(real)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    const kind = await kindOf(root, inner, entry)
    if (kind === 'folder' && entry.name !== 'node_modules') await scan(root, inner, way, files)
    else if (kind === 'file') files.push(inner)
  }
}

async function kindOf(root: string, path: string, entry: Dirent): Promise<'file' | 'folder' | 'other'> {
  const target = entry.isSymbolicLink() ? await stat(join(root, path)).catch(() => undefined) : entry
  if (target?.isDirectory()) return 'folder'
  return target?.isFile() ? 'file' : 'other'
}
