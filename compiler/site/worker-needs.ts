import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { LoadedReport } from '../prerender/static-file.ts'
import { answersOnRequest, withoutFiles } from './host-manifest.ts'
import type { SiteProject } from './site-project.ts'

/** What a site needs of the worker. */
export interface WorkerNeeds {
  /** Whether it needs one: for endpoints and redirects on request, for `offline`, or for `live`. */
  readonly worker: boolean
  /** Whether a first visit may lead to an address that only the worker answers. */
  readonly visits: boolean
}

/** @param manifest without the redirects that become files */
export function workerNeeds(
  { options: { target, offline, live } }: Pick<SiteProject, 'options'>,
  manifest: RouteManifest,
  { prerendered, notRoutes }: Pick<LoadedReport, 'prerendered' | 'notRoutes'>,
): WorkerNeeds {
  const visits = target === 'worker' && answersOnRequest(withoutFiles(manifest, notRoutes), prerendered)
  return { visits, worker: visits || (target === 'worker' && (offline !== false || live)) }
}
