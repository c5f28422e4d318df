import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { EndpointFacts } from '../prerender/static-file.ts'
import { warningText } from '../prerender/warning-text.ts'
import { appSettings } from '../project/settings.ts'
import type { Reporter } from '../reporter.ts'
import { scriptsFor } from '../scripts/own-scripts.ts'
import { hasAppPage } from './app-page.ts'
import { judgeSite, refuseMissingImport, refuseReservedNames } from './check-site.ts'
import { filePaths } from './file-paths.ts'
import { answersOnRequest, hostManifest, prerenderedNotFound, withoutFiles } from './host-manifest.ts'
import { serverSource, workerSource } from './host-sources.ts'
import { judgeAddresses } from './judge-addresses.ts'
import { appFallback, appPageFiles, notFoundFiles } from './not-found-page.ts'
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
  /** All endpoints, in route order. */
  readonly endpoints: readonly EndpointFacts[]
  /** The files of the pages folder that export no handler. */
  readonly notRoutes: readonly string[]
  /** The files that endpoints were written as, by path in the site. */
  readonly written: readonly string[]
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

  const allNames = (): string[] => [...new Set([...site.keys(), ...host.publicFiles])].sort()
  const isPublic = (path: string): boolean => host.publicFiles.includes(path)
  const nameOf = (kind: string) => (path: string) => (isPublic(path) ? `public/${path}` : `${kind} ${path}`)
  refuseReservedNames(host.publicFiles, project, nameOf(''))
  if (!filesOnly) {
    yield* added(await host.pages())
    // A plugin may have written a worker of its own.
    refuseReservedNames(site.keys(), project, nameOf('The file'))
    await refuseMissingImport(site, project)
  }
  // Only the worker knows where their destination is.
  const writesRedirects = options.output === 'static' && target === 'worker' && !project.isRelative
  const files = host.prerender({
    ...appSettings(options),
    manifest: given.manifest,
    prerenderTimeout: options.prerenderTimeout,
    writesRedirects,
    relativeRedirects: project.isRelative,
    publicFiles: allNames(),
  })
  let step = await files.next()
  const written = new Set<string>()
  for (; !step.done; step = await files.next()) {
    written.add(step.value.path)
    refuseReservedNames([step.value.path], project, nameOf('The prerendered file'))
    yield* added([siteFile(step.value.path, step.value.body)])
  }
  const { prerendered, endpoints, notRoutes } = step.value

  const manifest = withoutFiles(given.manifest, notRoutes)
  for (const warning of judgeSite({ manifest, prerendered, names: allNames() })) reporter.warn(warningText(warning))
  const left = writesRedirects ? { ...manifest, redirects: [] } : manifest
  const hasOwnPage = site.has('404.html')
  const isApp = hasAppPage(project, manifest, (path) => site.has(path))
  const isLeftToHost = isApp && project.hostServesApp === true
  if (isApp && !isLeftToHost && target === 'worker' && !filesOnly) yield* added([await appFallback(site)])
  const needsScript = target === 'worker' && answersOnRequest(left, prerendered)
  const pages =
    !filesOnly || site.has('404')
      ? await notFoundFiles(site, project, needsScript ? host : undefined, { manifest: left, isApp })
      : []
  if (!isLeftToHost) yield* added(pages)
  else if (needsScript && !filesOnly) yield* added(await appPageFiles(site, project, host))
  if (filesOnly) return { endpoints, notRoutes, written: [...written, ...pages.map(({ path }) => path)] }
  if (project.isRelative) await judgeAddresses([...site.values()], given.manifest, written, reporter)
  for (const name of scriptsFor(options)) yield* added([siteFile(name, await host.script(name))])

  const names = [...site.keys()].sort()
  const served = hostManifest(left, prerendered, filePaths(names, base))
  const source = { project, host, manifest: served, hasAppPage: isApp }
  if (target === 'node') {
    yield* await host.bundle(serverSource(source), 'node')
    return { endpoints, notRoutes, written: [...written] }
  }
  const offline = await offlineFiles([...site.values()], { project, host, reporter })
  const notFoundPage = hasOwnPage ? '404.html' : prerenderedNotFound(manifest, prerendered, names)
  const entry = workerSource({ ...source, notFoundPage, precache: offline?.precache })
  yield* await host.bundle(entry, 'worker')
  return { endpoints, notRoutes, written: [...written], ...(offline && { offline: offline.report }) }
}
