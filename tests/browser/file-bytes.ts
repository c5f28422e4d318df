import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'

/** The SHA-256 of each file, as the page gets it by its address. */
export function answeredBytes(tab: Pick<Tab, 'evaluate'>, url: string, files: readonly string[]) {
  return tab.evaluate(
    async ({ url, files }) => {
      const sums: Record<string, string> = {}
      for (const file of files) {
        const address = url + encodeURI(file).replace(/[?#]/g, encodeURIComponent)
        const digest = await crypto.subtle.digest('SHA-256', await (await fetch(address)).arrayBuffer())
        sums[file] = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      }
      return sums
    },
    { url, files },
  )
}

/** The same of the files in a folder. */
export async function builtBytes(folder: string, files: readonly string[]): Promise<Record<string, string>> {
  const sum = async (file: string) =>
    [
      file,
      createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    ] as const
  return Object.fromEntries(await Promise.all(files.map(sum)))
}
