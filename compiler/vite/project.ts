import { join, resolve } from 'node:path'
import type { ResolvedConfig } from 'vite'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { packageName } from '../node/package-name.ts'
import { readManifest } from '../node/read-manifest.ts'
import type { StowawayOptions } from '../project/settings.ts'

/** One project as the compiler sees it: options with their defaults filled in, absolute paths. */
export interface Project {
  /** Names the project in all that it keeps. */
  readonly id: string
  readonly root: string
  /** `''` or `/repo`. */
  readonly base: string
  readonly pagesFolder: string
  readonly publicFolder: string | undefined
  readonly options: StowawayOptions & Required<Pick<StowawayOptions, 'output' | 'target' | 'trailingSlash' | 'offline'>>
}

export function createProject(config: ResolvedConfig, options: StowawayOptions): Project {
  return {
    id: options.id ?? packageName(config.root) ?? 'app',
    root: config.root,
    base: normaliseBase(config.base),
    pagesFolder: resolve(config.root, options.pages ?? join('src', 'pages')),
    publicFolder: config.publicDir === '' ? undefined : config.publicDir,
    options: {
      ...options,
      output: options.output ?? 'worker',
      target: options.target ?? 'worker',
      trailingSlash: options.trailingSlash ?? 'ignore',
      offline: options.offline ?? false,
    },
  }
}

export function readProjectManifest(project: Project): Promise<{ manifest: RouteManifest; warnings: string[] }> {
  const { pagesFolder, base, root, options } = project
  return readManifest({
    root,
    pagesFolder,
    base: `${base}/`,
    trailingSlash: options.trailingSlash,
    redirects: options.redirects ?? {},
    prerenderRedirects: options.output === 'static',
  })
}

/** The path of the worker script and the folder it controls. */
export function workerAddress({ base }: Project): { readonly script: string; readonly scope: string } {
  return { script: `${base}/sw.js`, scope: `${base}/` }
}

/** The absolute path of a file of the manifest, with `/` separators. */
export function sourceFile({ pagesFolder }: Project, file: string): string {
  return resolve(pagesFolder, file).replaceAll('\\', '/')
}
