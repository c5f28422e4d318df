import { isLoopback } from '../../core/names/is-loopback.ts'
import { trustedScript } from '../../core/names/trusted-script.ts'
import type { Guard, GuardOptions } from '../updates/guard-requests.ts'
import { guardName } from './guard-name.ts'

declare const self: ServiceWorkerGlobalScope & { readonly [guardName]?: (options: GuardOptions) => Guard }

/**
 * `guardRequests` of a separate script, which only workers on local ports load (`decisions/0029-local-ports.md`). They
 * load it while they are installed, so that the browser keeps it, and need it from the first navigation on.
 *
 * @param script its path
 */
export function importGuard(script: string): (options: GuardOptions) => void {
  return (options) => {
    if (!isLoopback(self.location.hostname)) return
    let isLoaded = false
    const load = (): void => {
      if (isLoaded) return
      isLoaded = true
      try {
        self.importScripts(trustedScript(script))
      } catch (error) {
        // A policy of the server, or a copy of the site without the script: the endpoints work all the same.
        console.debug('[stowaway]', error)
      }
    }
    let guard: Guard | undefined
    self.addEventListener('install', (event) => {
      // It stops the script: what else the install does has begun by then.
      const loaded = new Promise<void>((resolve) => setTimeout(() => resolve(load())))
      event.waitUntil(loaded)
    })
    self.addEventListener('fetch', (event) => {
      if (guard === undefined) {
        if (event.request.mode !== 'navigate') return
        load()
        guard = self[guardName]?.(options)
      }
      guard?.(event)
    })
  }
}
