import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { appSettings } from '../project/settings.ts'
import type { Reporter } from '../reporter.ts'
import { scriptsFor } from '../scripts/own-scripts.ts'
import { hasAppPage } from './app-page.ts'
import { filePaths } from './file-paths.ts'
import { answersOnRequest, hostManifest, prerenderedNotFound, withoutFiles } from './host-manifest.ts'
import { serverSource, workerSource } from './host-sources.ts'
import { appFallback, notFoundFiles } from './not-found-page.ts'
import { type OfflineReport, offlineFiles } from './offline/offline-files.ts'
import { type SiteFile, siteFile } from './site-file.ts'
import type { SiteHost } from './site-host.ts'
import type { SiteProject } from './site-project.ts'

interface BuildSiteOptions {
  readonly project: SiteProject
  readonly manifest: RouteManifest
  readonly host: SiteHost
  readonly reporter: Pick<Reporter, 'warn'>
  /** Only prerendered files: neither pages nor a worker. */
  readonly filesOnly?: boolean
}

export interface SiteReport {
  /** The endpoint files that were prerendered. */
  readonly prerendered: readonly string[]
  /** The files of the pages folder that export no handler. */
  readonly notRoutes: readonly string[]
  /** What visitors keep for offline use; absent: nothing. */
  readonly offline?: OfflineReport
}

/**
 * Builds the site of a project, in the one order that works: pages and prerendered files first, since the worker (or the
 * Node server) must know every file that is served as it is. Yields each file as soon as it is complete.
 */
export async function* buildSite(given: BuildSiteOptions): AsyncGenerator<SiteFile, SiteReport, undefined> {
  const { project, host, reporter, filesOnly = false } = given
  const { base, options } = project
  const { target } = options
  const site = new Map<string, SiteFile>()
  const added = (files: readonly SiteFile[]): readonly SiteFile[] => {
    for (const file of files) site.set(file.path, file)
    return files
  }

  if (!filesOnly) yield* added(await host.pages())
  const writesRedirects = options.output === 'static' && target === 'worker'
  const files = host.prerender({
    ...appSettings(options),
    manifest: given.manifest,
    writesRedirects,
    publicFiles: [...site.keys()].sort(),
  })
  let step = await files.next()
  for (; !step.done; step = await files.next()) yield* added([siteFile(step.value.path, step.value.body)])
  const { prerendered, notRoutes } = step.value
  if (filesOnly) return { prerendered, notRoutes }

  const manifest = withoutFiles(given.manifest, notRoutes)
  const left = writesRedirects ? { ...manifest, redirects: [] } : manifest
  const hasOwnPage = site.has('404.html')
  const isApp = hasAppPage(project, manifest, (path) => site.has(path))
  if (isApp && target === 'worker') yield* added([await appFallback(site)])
  if (target === 'worker' && answersOnRequest(left, prerendered)) yield* added(await notFoundFiles(site, project, host))
  for (const name of scriptsFor(options)) yield* added([siteFile(name, await host.script(name))])

  const names = [...site.keys()].sort()
  const served = hostManifest(left, prerendered, filePaths(names, base))
  const source = { project, host, manifest: served, hasAppPage: isApp }
  if (target === 'node') {
    yield* await host.bundle(serverSource(source), 'node')
    return { prerendered, notRoutes }
  }
  const offline = await offlineFiles([...site.values()], { project, host, reporter })
  const notFoundPage = hasOwnPage ? '404.html' : prerenderedNotFound(manifest, prerendered, names)
  const entry = workerSource({ ...source, notFoundPage, precache: offline?.precache })
  yield* await host.bundle(entry, 'worker')
  return { prerendered, notRoutes, ...(offline && { offline: offline.report }) }
}
