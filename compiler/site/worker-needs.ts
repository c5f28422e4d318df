import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { LoadedReport } from '../prerender/static-file.ts'
import { answersOnRequest, answersOrigins, withoutFiles } from './host-manifest.ts'
import type { SiteProject } from './site-project.ts'

/** What a site needs of the worker. */
export interface WorkerNeeds {
  /** Whether it needs one: for endpoints and redirects on request, other origins, `offline`, `live`, or a worker that imports it. */
  readonly worker: boolean
  /** Whether a first visit may lead to an address that only the worker answers. */
  readonly visits: boolean
}

/**
 * @param manifest without the redirects that become files
 * @param pagesHaveGate the pages wait for a worker already
 */
export function workerNeeds(
  { options: { target, offline, live, serviceWorker } }: Pick<SiteProject, 'options'>,
  manifest: RouteManifest,
  { prerendered, notRoutes }: Pick<LoadedReport, 'prerendered' | 'notRoutes'>,
  pagesHaveGate = false,
): WorkerNeeds {
  const left = withoutFiles(manifest, notRoutes)
  const visits = target === 'worker' && answersOnRequest(left, prerendered)
  const isAsked =
    answersOrigins(left) || offline !== false || live || pagesHaveGate || serviceWorker.importedBy !== undefined
  return { visits, worker: visits || (target === 'worker' && isAsked) }
}
