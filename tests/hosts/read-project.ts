import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A project on disk as the compiler takes it. */
export async function readProject(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|\/)(?:node_modules|dist|\.stowaway)\//.test(relative(folder, file)))
  return new Map(
    await Promise.all(files.sort().map(async (file) => [relative(folder, file), await readFile(file)] as const)),
  )
}
