import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { EndpointFacts } from '../prerender/static-file.ts'
import type { Reporter } from '../reporter.ts'
import type { OfflineReport } from './offline/offline-files.ts'
import type { SiteHost } from './site-host.ts'
import type { SiteProject } from './site-project.ts'

export interface BuildSiteOptions {
  readonly project: SiteProject
  readonly manifest: RouteManifest
  readonly host: SiteHost
  readonly reporter: Pick<Reporter, 'warn'>
  /** Only prerendered files: neither pages nor a worker. */
  readonly filesOnly?: boolean
  /** The pages were built before, and wait for a worker. */
  readonly pagesHaveGate?: boolean
}

export interface SiteReport {
  /** All endpoints, in route order. */
  readonly endpoints: readonly EndpointFacts[]
  /** The files of the pages folder that export no handler. */
  readonly notRoutes: readonly string[]
  /** The files that endpoints were written as, by path in the site. */
  readonly written: readonly string[]
  /** Whether the site has a worker of its endpoints. */
  readonly hasWorker: boolean
  /** What visitors keep for offline use; absent: nothing. */
  readonly offline?: OfflineReport
}
