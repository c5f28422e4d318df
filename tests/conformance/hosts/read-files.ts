import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow } from '../project.ts'

/** The files below a folder, by their paths in it. */
export async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const files = filesBelow(folder).map(async (path) => [path, await readFile(join(folder, path))] as const)
  return new Map<string, Uint8Array>(await Promise.all(files))
}
