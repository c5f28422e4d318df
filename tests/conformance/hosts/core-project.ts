import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppOptions } from '../../../sw/core/app/app.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { ProjectOptions } from '../options.ts'
import { filesBelow } from '../project.ts'
import { startModules } from './module-server.ts'

/** A project loaded into this process. */
export interface CoreProject {
  readonly manifest: RouteManifest
  /** The part of each endpoint's exports that a bundler would know: whether there is a `prerender`. */
  readonly exports: Readonly<Record<string, readonly string[]>>
  readonly app: Pick<AppOptions, 'load' | 'site' | 'checkOrigin' | 'prerenderByDefault' | 'onError' | 'onWarning'>
  close(): Promise<void>
}

const middlewareFiles = ['middleware.ts', 'middleware.js', 'middleware/index.ts', 'middleware/index.js']

/** The route table of the project in `root`. */
export function coreManifest(root: string, { base, stowaway }: ProjectOptions): RouteManifest {
  const middleware = middlewareFiles.find((file) => existsSync(join(root, 'src', file)))
  return createManifest({
    files: filesBelow(join(root, 'src/pages')),
    base,
    trailingSlash: stowaway.trailingSlash ?? 'ignore',
    redirects: stowaway.redirects ?? {},
    prerenderRedirects: stowaway.output === 'static',
    ...(middleware === undefined ? {} : { middleware: `../${middleware}` }),
  }).manifest
}

/** Opens the project in `root`; its messages go nowhere, since only answers are judged. */
export async function openCoreProject(root: string, options: ProjectOptions): Promise<CoreProject> {
  const { stowaway } = options
  const manifest = coreManifest(root, options)
  const { load, close } = await startModules(root, options)
  return {
    manifest,
    exports: Object.fromEntries(
      manifest.routes.map(({ file }) => {
        const source = readFileSync(join(root, 'src/pages', file), 'utf8')
        return [file, /\bprerender\b/.test(source) ? ['prerender'] : []]
      }),
    ),
    close,
    app: {
      load,
      checkOrigin: stowaway.checkOrigin ?? true,
      prerenderByDefault: stowaway.output === 'static',
      onError: () => {},
      onWarning: () => {},
      ...(stowaway.site === undefined ? {} : { site: stowaway.site }),
    },
  }
}
