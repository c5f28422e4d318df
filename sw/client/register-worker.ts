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
 * The same with URLs of script and scope. A path alone would take over the user name and password of the page's own URL
 * (`https://user:password@host/`), with which nothing can be registered or fetched.
 */
export function withOrigin(address: WorkerAddress): WorkerAddress {
  const { origin, href } = location
  // In a frame without an origin, nothing can be registered either way.
  const urlOf = (path: string): string => new URL(path, origin === 'null' ? href : origin).href
  return { ...address, script: urlOf(address.script), scope: urlOf(address.scope) }
}

/**
 * Registers the worker and checks for a newer one. The script never comes from the HTTP cache, so that the next visit
 * sees a deploy.
 *
 * @returns nothing if the browser or a test runner accepts the call and ignores it (Playwright's
 * `serviceWorkers: 'block'`)
 * @throws (rejects) if no service worker is possible
 */
export async function registerWorker({ script, scope }: WorkerAddress): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker.register(trustedScript(script), { scope, updateViaCache: 'none' })
}
