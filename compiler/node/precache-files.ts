import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isHashedName } from '../../sw/core/names/is-hashed-name.ts'
import type { PrecacheFile } from '../../sw/worker/worker-options.ts'

interface PrecacheFilesOptions {
  /** `''` or `/repo`. */
  readonly base: string
  /** The bundler's folder. */
  readonly assetsFolder: string
  /** The project's own files, which are named by people. */
  readonly publicFiles: readonly string[]
  /** Whether each file is kept only with this very content. */
  readonly verify: boolean
}

/** What the worker must know of each file that it keeps for offline use. */
export function precacheFiles(
  folder: string,
  files: readonly string[],
  { base, assetsFolder, publicFiles, verify }: PrecacheFilesOptions,
): Promise<PrecacheFile[]> {
  const named = new Set(publicFiles)
  return Promise.all(
    files.map(async (file) => {
      const digest = createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('base64')
      const isHashed = file.startsWith(`${assetsFolder}/`) && isHashedName(file) && !named.has(file)
      return {
        url: `${base}/${encodeURI(file).replace(/[?#]/g, encodeURIComponent)}`,
        // The start of the digest, for that compresses best.
        revision: isHashed ? null : digest.slice(0, 16),
        ...(verify && { integrity: `sha256-${digest}` }),
      }
    }),
  )
}
