import { trustedScript } from '../core/names/trusted-script.ts'

/** Where a site's worker is, as paths of its origin. */
export interface WorkerAddress {
  /** The worker script's path: `/repo/sw.js`. */
  readonly script: string
  /** The path it controls: `/repo/`. */
  readonly scope: string
  /** The path of the endpoints' script, if the worker is the site's own and imports it. */
  readonly imported?: string
}

/**
 * The same as URLs. A path alone would take over the user name and password of the page's own URL
 * (`https://user:password@host/`), with which nothing can be registered or fetched.
 */
export function withOrigin({ script, scope, imported }: WorkerAddress): WorkerAddress {
  // In a frame without an origin, nothing can be registered either way.
  const origin = location.origin === 'null' ? location.href : location.origin
  return {
    script: new URL(script, origin).href,
    scope: new URL(scope, origin).href,
    ...(imported && { imported: new URL(imported, origin).href }),
  }
}

/**
 * Registers the worker and checks for a newer one. The script never comes from the HTTP cache, so that the next visit
 * sees a deploy.
 *
 * @throws (rejects) if no service worker is possible, also if the browser or a test runner accepts the call and returns
 * nothing (Playwright's `serviceWorkers: 'block'`)
 */
export async function registerWorker({ script, scope }: WorkerAddress): Promise<ServiceWorkerRegistration> {
  const made: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(trustedScript(script), {
    scope,
    type: 'classic',
    updateViaCache: 'none',
  })
  if (!made) throw new Error('The browser registered nothing.')
  return made
}
