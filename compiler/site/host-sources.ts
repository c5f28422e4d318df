import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { socketExport } from '../../sw/core/sockets/hide-socket.ts'
import type { PrecacheFile } from '../../sw/worker/worker-options.ts'
import type { EndpointFacts } from '../prerender/static-file.ts'
import { appSettings } from '../project/settings.ts'
import { localScript } from '../scripts/own-scripts.ts'
import type { Uses } from '../uses/uses.ts'
import { appPage } from './app-page.ts'
import { controlFacts } from './control-facts.ts'
import { routingRules } from './routing/routing-rules.ts'
import { nodeEntry } from './server-entry.ts'
import type { SiteHost } from './site-host.ts'
import { type SiteProject, workerFile } from './site-project.ts'
import { socketFiles } from './socket-routes.ts'
import { workerEntry } from './worker-entry.ts'
import { workerPaths } from './worker-paths.ts'

interface SourceOptions {
  readonly project: SiteProject
  readonly host: Pick<SiteHost, 'importPath' | 'assetsFolder'>
  /** The host's manifest: it names the site's files, and has no module for a prerendered endpoint. */
  readonly manifest: RouteManifest
  /** Whether the app's page answers navigations without a file or an endpoint. */
  readonly hasAppPage: boolean
  /** What the code of the manifest's files uses. */
  readonly uses: Uses
}

interface WorkerSourceOptions extends SourceOptions {
  /** The site's 404 page, by path in the site. */
  readonly notFoundPage: string | undefined
  /** The paths of the pages' scripts. */
  readonly scripts: ReadonlySet<string>
  readonly precache: readonly PrecacheFile[] | undefined
  readonly endpoints: readonly EndpointFacts[]
}

/** The source of a project's worker. */
export function workerSource(given: WorkerSourceOptions): string {
  const { project, host, manifest, scripts, hasAppPage, notFoundPage, precache, uses, endpoints } = given
  const { id, base, isRelative, options } = project
  const { importedBy } = options.serviceWorker
  // A site's own worker may keep the app's page, so it answers navigations, unless ours keeps the files.
  const answersPages = hasAppPage && (importedBy === undefined || precache !== undefined)
  return workerEntry({
    id,
    isRelative,
    manifest: { ...manifest, files: workerPaths(manifest, scripts) },
    importPath: (file) => host.importPath(file),
    uses,
    writes: endpoints.some(mayWrite),
    session: options.session,
    app: { ...appSettings(options), ...(options.serverTiming && { serverTiming: 'worker' as const }) },
    ...(notFoundPage !== undefined && { notFoundPage: `${base}/${notFoundPage}` }),
    ...(answersPages && { appPage: `${base}/${appPage}` }),
    ...(precache && { precache }),
    ...(importedBy !== undefined && { script: workerFile(options) }),
    localScript: `${base}/${localScript}`,
    sockets: socketFiles(endpoints).length > 0,
    ...(options.control && { control: controlFacts(manifest) }),
    routing: routingRules({
      manifest,
      precache,
      hasAppPage,
      control: options.control,
      assets: `${base}/${host.assetsFolder}`,
    }),
  })
}

/** Whether an endpoint may have a handler that changes something. Nothing is known of one that could not be loaded. */
const mayWrite = ({ methods, prerendered }: EndpointFacts): boolean =>
  !prerendered &&
  (methods.length === 0 || methods.some((method) => !['GET', 'HEAD', 'OPTIONS', socketExport].includes(method)))

/** The source of a project's Node server. */
export function serverSource({ project: { options }, host, manifest, hasAppPage, uses }: SourceOptions): string {
  return nodeEntry({
    manifest,
    uses,
    importPath: (file) => host.importPath(file),
    session: options.session,
    hasAppPage,
    app: { ...appSettings(options), ...(options.serverTiming && { serverTiming: 'node' as const }) },
  })
}
