import { isAbsolute, relative, resolve } from 'node:path'
import type { ResolvedConfig } from 'vite'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { modulePath } from '../../sw/core/wire/module-path.ts'
import { diskFiles } from '../node/disk-files.ts'
import { packageName } from '../node/package-name.ts'
import { readManifest } from '../project/manifest.ts'
import { isRelativeBase } from '../project/relative-base.ts'
import { fillSettings, type StowawayOptions } from '../project/settings.ts'
import type { SiteProject } from '../site/site-project.ts'
import { hostServesApp } from './host-serves-app.ts'

/** A project on disk: options with their defaults, absolute paths. */
export interface Project extends SiteProject {
  readonly root: string
  readonly pagesFolder: string
  readonly publicFolder: string | undefined
}

/** What a configuration of Vite says about a project. */
type ProjectConfig = Pick<ResolvedConfig, 'root' | 'base' | 'publicDir' | 'appType'>

/** Throws as `fillSettings` and `normaliseBase`. */
export function createProject({ root, base, publicDir, appType }: ProjectConfig, given: StowawayOptions): Project {
  const options = fillSettings(given)
  const isRelative = isRelativeBase(base)
  return {
    id: options.id ?? packageName(root) ?? 'app',
    root,
    base: isRelative ? '' : normaliseBase(base),
    isRelative,
    pagesFolder: resolve(root, options.pages),
    publicFolder: publicDir === '' ? undefined : publicDir,
    options,
    appType,
    hostServesApp: hostServesApp(root),
  }
}

export function readProjectManifest(
  project: Project,
): Promise<{ readonly manifest: RouteManifest; readonly warnings: readonly string[] }> {
  const { root, base, pagesFolder, options } = project
  const isOutside = [pagesFolder, ...originFolders(project)].some((folder) => isAbsolute(shortPath(root, folder)))
  // Where one is absolute, all have to be: their files are named relative to the pages folder.
  const named = (folder: string): string => (isOutside ? folder.replaceAll('\\', '/') : shortPath(root, folder))
  const origins = Object.entries(options.origins ?? {}).map(([origin, folder]) => [
    origin,
    named(resolve(root, folder)),
  ])
  return readManifest(diskFiles(root), {
    ...options,
    base: `${base}/`,
    pages: origins.length === 0 ? shortPath(root, pagesFolder) : named(pagesFolder),
    origins: Object.fromEntries(origins),
  })
}

/** The absolute paths of the folders of other origins. */
export const originFolders = ({ root, options: { origins = {} } }: Project): readonly string[] =>
  Object.values(origins).map((folder) => resolve(root, folder))

/** As errors name a folder: relative to the root where it lies inside. */
function shortPath(root: string, folder: string): string {
  const path = relative(root, folder)
  return (path === '' || path.startsWith('..') || isAbsolute(path) ? folder : path).replaceAll('\\', '/')
}

/** The absolute path of a file of the manifest, with `/` separators. */
export function sourceFile({ pagesFolder }: Project, file: string): string {
  return resolve(pagesFolder, file).replaceAll('\\', '/')
}

/** The id of a file of the manifest as a module. */
export const moduleOf = (project: Project, file: string): string => modulePath(sourceFile(project, file))
