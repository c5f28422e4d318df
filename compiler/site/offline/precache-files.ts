import { isHashedName } from '../../../sw/core/names/is-hashed-name.ts'
import type { PrecacheFile } from '../../../sw/worker/worker-options.ts'
import { contentHash, sha256 } from '../../content/content-hash.ts'
import { base64Of } from '../../content/data-url.ts'
import type { SiteFile } from '../site-file.ts'

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

/** The worker's list of the files that it keeps for offline use. */
export function precacheFiles(
  files: readonly SiteFile[],
  { base, assetsFolder, publicFiles, verify }: PrecacheFilesOptions,
): Promise<PrecacheFile[]> {
  const named = new Set(publicFiles)
  return Promise.all(
    files.map(async (file) => {
      const { path } = file
      const content = await file.read()
      const digest = await digestOf(content)
      const isHashed = path.startsWith(`${assetsFolder}/`) && !named.has(path) && (file.isHashed || isHashedName(path))
      return {
        url: `${base}/${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`,
        // The start of the digest, for that compresses best.
        revision: isHashed ? null : (digest ?? (await contentHash(content))).slice(0, 16),
        ...(verify && digest !== undefined && { integrity: `sha256-${digest}` }),
      }
    }),
  )
}

/** In base64; `undefined` in a page without a secure context, where no browser would check it either. */
async function digestOf(content: Uint8Array): Promise<string | undefined> {
  const digest = await sha256(content)
  return digest && base64Of(digest)
}
