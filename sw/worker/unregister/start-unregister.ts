import { leave } from '../leave.ts'
import { takeOver } from '../lifecycle.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Starts the worker that takes a site's worker away: it comes as any update does, when the answers under way are out,
 * and then leaves. It answers no request.
 */
export function startUnregister(options: { readonly data: boolean }): void {
  self.addEventListener('install', (event) => {
    event.waitUntil(takeOver())
  })
  self.addEventListener('activate', (event) => {
    event.waitUntil(self.clients.claim().then(() => leave(options)))
  })
}
