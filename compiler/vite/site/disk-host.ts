import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { SiteFile } from '../../site/site-file.ts'
import type { SiteHost } from '../../site/site-host.ts'

/** Where a site on disk is put together. */
export interface SitePlace {
  readonly manifest: RouteManifest
  /** Where the whole output is put together, and in it, the site's files. */
  readonly staging: string
  readonly filesFolder: string
  /** Where the pages are, if they were built before. */
  readonly pagesFolder: string | undefined
  /** The output folder, where Vite writes the pages. */
  readonly outDir: string
  /** The public folder's files. */
  readonly publicFiles: readonly string[]
}

/** Builds sites of a project on disk. */
export interface DiskHost extends SiteHost {
  /** Whether a file of the site is on the disk already. */
  isWritten(file: SiteFile): boolean
}

/** A prerendered file of a site. One that has not changed may be in the output folder only. */
export function storedFile(path: string, { filesFolder, outDir }: SitePlace): SiteFile {
  const place = (): string =>
    join([filesFolder, outDir].find((folder) => existsSync(join(folder, path))) ?? filesFolder, path)
  return { path, read: () => readFile(place()) }
}
