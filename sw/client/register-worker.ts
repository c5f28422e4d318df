/** Where a site's worker is, as paths of its origin. */
export interface WorkerAddress {
  /** The worker script's path: `/repo/sw.js`. */
  readonly script: string
  /** The path it controls: `/repo/`. */
  readonly scope: string
}

/**
 * Registers the worker and checks for a newer one. The script is never taken from the HTTP cache, so that a deploy is
 * seen at the next visit. Rejects where there can be no service worker.
 */
export async function registerWorker({ script, scope }: WorkerAddress): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(script, { scope, type: 'classic', updateViaCache: 'none' })
}
