import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrecacheFile } from '../../sw/worker/worker-options.ts'

/** A name that holds a hash of its content, as bundlers give to assets. */
const hashedName = /-[\w-]{8}\.\w+$/

/** What the worker keeps for offline use: every file of the build but source maps. */
export async function precacheFiles(
  folder: string,
  files: readonly string[],
  { base, assetsFolder }: { readonly base: string; readonly assetsFolder: string },
): Promise<PrecacheFile[]> {
  return Promise.all(
    files
      .filter((file) => !file.endsWith('.map'))
      .map(async (file) => ({
        url: `${base}/${file.split('/').map(encodeURIComponent).join('/')}`,
        revision:
          file.startsWith(`${assetsFolder}/`) && hashedName.test(file)
            ? null
            : createHash('sha256')
                .update(await readFile(join(folder, file)))
                .digest('hex')
                .slice(0, 16),
      })),
  )
}
