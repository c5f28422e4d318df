import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder, as sorted relative paths with `/`; none where the folder does not exist. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  // Each path starts with the folder as `join` writes it.
  const start = join(folder, '/').length
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(start).replaceAll('\\', '/'))
    .sort()
}
