/** Where a site's worker is, as paths of its origin. */
export interface WorkerAddress {
  /** The worker script's path: `/repo/sw.js`. */
  readonly script: string
  /** The path it controls: `/repo/`. */
  readonly scope: string
}

/**
 * Registers the worker and checks for a newer one. The script is never taken from the HTTP cache, so that a deploy is
 * seen at the next visit.
 *
 * @throws (rejects) where there can be no service worker, also where the browser or a test runner takes the call and
 * gives nothing (Playwright's `serviceWorkers: 'block'`)
 */
export async function registerWorker({ script, scope }: WorkerAddress): Promise<ServiceWorkerRegistration> {
  const made: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(script, {
    scope,
    type: 'classic',
    updateViaCache: 'none',
  })
  if (!made) throw new Error('The browser registered nothing.')
  return made
}
