import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow } from './files-below.ts'

/** The files below a folder, by their paths in it. */
export async function readFiles(folder: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = filesBelow(folder).map(
    async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const,
  )
  return new Map(await Promise.all(files))
}
