import { resolve, sep } from 'node:path'
import type { ResolvedConfig } from 'vite'

/** Where a build writes its site. */
export interface SiteOutput {
  /** Absolute path; replaced only when everything has succeeded. */
  readonly folder: string
  /** Whether the folder is ours to empty. */
  readonly isEmptied: boolean
  /** `false`: the site is built, and thrown away (`build.write`). */
  readonly isKept: boolean
}

export function outputOf({ root, build }: Pick<ResolvedConfig, 'root' | 'build'>): SiteOutput {
  const folder = resolve(root, build.outDir)
  return {
    folder,
    isEmptied: build.emptyOutDir ?? folder.startsWith(resolve(root) + sep),
    isKept: build.write,
  }
}
