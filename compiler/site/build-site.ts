import { originError } from '../../sw/core/errors/origin-errors.ts'
import type { LoadedReport } from '../prerender/static-file.ts'
import { warningText } from '../prerender/warning-text.ts'
import { appSettings } from '../project/settings.ts'
import { scriptsFor } from '../scripts/own-scripts.ts'
import { hasAppPage } from './app-page.ts'
import { judgeSite, ReservedNames, refuseMissingImport } from './check-site.ts'
import { controlFiles, controlNote, noControlNote } from './control-page.ts'
import { hostFiles } from './endpoint-modules.ts'
import { filePaths } from './file-paths.ts'
import { hostManifest, prerenderedNotFound, withoutFiles, withoutOrigins } from './host-manifest.ts'
import { serverSource, workerSource } from './host-sources.ts'
import { judgeAddresses } from './judge-addresses.ts'
import { appFallback, appPageFiles, notFoundFiles } from './not-found-page.ts'
import { offlineFiles } from './offline/offline-files.ts'
import { fileRoutes } from './page-facts.ts'
import { type SiteFile, siteFile } from './site-file.ts'
import { workerFile } from './site-project.ts'
import type { BuildSiteOptions, SiteReport } from './site-report.ts'
import { socketFiles, socketPatterns } from './socket-routes.ts'
import { unregisterWorker } from './unregister-worker.ts'
import { type WorkerNeeds, workerNeeds } from './worker-needs.ts'
import { pageScripts } from './worker-paths.ts'

/**
 * Builds the site of a project, in the one order that works. Endpoints are loaded first: they decide whether pages wait
 * for a worker. Pages and prerendered files follow, since the worker (or the Node server) must know every file that is
 * served as it is. Yields each file as soon as it is complete.
 */
export async function* buildSite(asked: BuildSiteOptions): AsyncGenerator<SiteFile, SiteReport, undefined> {
  const { project, host, reporter, filesOnly = false, pagesHaveGate = false } = asked
  const { base, options } = project
  const { target } = options
  const given = target === 'node' ? { ...asked, manifest: withoutOrigins(asked.manifest) } : asked
  if (given.manifest.origins !== asked.manifest.origins) {
    const origins = Object.keys(options.origins ?? {}).join(', ')
    reporter.warn(warningText(originError('OriginsWithoutWorker', { origins })))
  }
  const site = new Map<string, SiteFile>()
  const added = (files: readonly SiteFile[]): readonly SiteFile[] => {
    for (const file of files) site.set(file.path, file)
    return files
  }

  const publicFiles = new Set(host.publicFiles)
  const allNames = (): string[] => [...new Set([...site.keys(), ...publicFiles])].sort()
  const isPublic = (path: string): boolean => publicFiles.has(path)
  const nameOf = (kind: string) => (path: string) => (isPublic(path) ? `public/${path}` : `${kind} ${path}`)
  // Only the worker knows where their destination is.
  const writesRedirects = options.output === 'static' && target === 'worker' && !project.isRelative
  const left = writesRedirects ? { ...given.manifest, redirects: [] } : given.manifest
  let needs: WorkerNeeds = { worker: false, visits: false }
  let reserved = new ReservedNames(project, needs.worker)
  let pages: readonly SiteFile[] = []
  const onEndpoints = async (found: LoadedReport): Promise<readonly string[]> => {
    needs = workerNeeds(project, left, found, pagesHaveGate)
    reserved = new ReservedNames(project, needs.worker)
    reserved.refuse(host.publicFiles, nameOf(''))
    const facts = {
      hasGate: needs.worker,
      fileRoutes: fileRoutes(given.manifest, found.prerendered),
      sockets: socketPatterns(given.manifest, socketFiles(found.endpoints)),
    }
    if (!filesOnly) {
      pages = added(await host.pages(facts))
      // A plugin may have written a worker of its own.
      reserved.refuse(site.keys(), nameOf('The file'))
      await refuseMissingImport(site, project)
    }
    return allNames()
  }
  const files = host.prerender(
    {
      ...appSettings(options),
      manifest: given.manifest,
      prerenderTimeout: options.prerenderTimeout,
      writesRedirects,
      relativeRedirects: project.isRelative,
      publicFiles: host.publicFiles,
    },
    onEndpoints,
  )
  let step = await files.next()
  yield* pages
  const written = new Set<string>()
  for (; !step.done; step = await files.next()) {
    const { path, body } = step.value
    written.add(path)
    reserved.refuse([path], nameOf('The prerendered file'))
    yield siteFile(path, body)
    // There may be thousands: their content is only kept where nothing else has it.
    added([host.storedFile?.(path) ?? siteFile(path, body)])
  }
  const { prerendered, endpoints, notRoutes } = step.value

  const manifest = withoutFiles(given.manifest, notRoutes)
  for (const warning of judgeSite({ manifest, prerendered, names: allNames() })) reporter.warn(warningText(warning))
  const hasOwnPage = site.has('404.html')
  const isApp = hasAppPage(project, manifest, (path) => site.has(path))
  const isLeftToHost = isApp && project.hostServesApp === true
  if (isApp && !isLeftToHost && target === 'worker' && !filesOnly) yield* added([await appFallback(site)])
  const scriptHost = needs.visits ? host : undefined
  const notFound =
    !filesOnly || site.has('404') ? await notFoundFiles(site, project, scriptHost, { manifest: left, isApp }) : []
  if (!isLeftToHost) yield* added(notFound)
  else if (needs.visits && !filesOnly) yield* added(await appPageFiles(site, project, host))
  const report = { endpoints, notRoutes, hasWorker: needs.worker }
  if (filesOnly) return { ...report, written: [...written, ...notFound.map(({ path }) => path)] }
  if (project.isRelative) await judgeAddresses([...site.values()], given.manifest, written, reporter)
  if (options.control) {
    reporter.warn(needs.worker ? controlNote : noControlNote)
    if (needs.worker) yield* added(await controlFiles(project, host))
  }
  for (const name of scriptsFor(options, needs.worker)) yield* added([siteFile(name, await host.script(name))])

  const names = [...site.keys()].sort()
  const served = hostManifest(withoutFiles(left, notRoutes), prerendered, filePaths(names, base))
  const source = { project, host, manifest: served, hasAppPage: isApp }
  if (target === 'node') {
    yield* await host.bundle({ files: hostFiles(served), source: (uses) => serverSource({ ...source, uses }) }, 'node')
    return { ...report, written: [...written] }
  }
  if (!needs.worker) {
    // A worker of an earlier build would answer for ever if its script were only missing.
    const path = workerFile(options)
    if (!site.has(path)) yield siteFile(path, unregisterWorker(await host.script('unregister-worker.js')))
    return { ...report, written: [...written] }
  }
  const offline = await offlineFiles([...site.values()], { project, host, reporter })
  const notFoundPage = hasOwnPage ? '404.html' : prerenderedNotFound(manifest, prerendered, names)
  const scripts = pageScripts(pages, host, base)
  const parts = { ...source, notFoundPage, scripts, precache: offline?.precache, endpoints }
  yield* await host.bundle({ files: hostFiles(served), source: (uses) => workerSource({ ...parts, uses }) }, 'worker')
  return { ...report, written: [...written], ...(offline && { offline: offline.report }) }
}
