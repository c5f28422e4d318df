import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { RouteManifest, TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import type { StowawayOptions } from '../project/settings.ts'
import { scanPages } from './scan-pages.ts'

interface ReadManifestOptions {
  readonly root: string
  readonly pagesFolder: string
  readonly base: string
  readonly trailingSlash: TrailingSlash
  readonly redirects: NonNullable<StowawayOptions['redirects']>
  /** Redirects are to be written as files, so that each destination must be known. */
  readonly prerenderRedirects: boolean
}

/** Reads the pages folder, and the middleware beside it, into a manifest. */
export async function readManifest(
  options: ReadManifestOptions,
): Promise<{ manifest: RouteManifest; warnings: string[] }> {
  const files = await scanPages(options.pagesFolder)
  const middleware = findMiddleware(options.pagesFolder)
  return createManifest({
    files,
    base: options.base,
    trailingSlash: options.trailingSlash,
    redirects: options.redirects,
    prerenderRedirects: options.prerenderRedirects,
    ...(middleware !== undefined && { middleware }),
  })
}

/** `src/middleware.ts` or `src/middleware/index.ts`, relative to the pages folder. */
function findMiddleware(pagesFolder: string): string | undefined {
  const folder = dirname(pagesFolder)
  const candidates = ['middleware.ts', 'middleware.js', 'middleware/index.ts', 'middleware/index.js']
  const found = candidates.find((candidate) => existsSync(join(folder, candidate)))
  return found === undefined ? undefined : relative(pagesFolder, join(folder, found)).replaceAll('\\', '/')
}
