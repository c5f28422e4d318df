import { takeOver } from '../updates/take-over.ts'
import { deleteDatabases } from './delete-databases.ts'
import { removeWorker } from './remove-worker.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Starts the worker that takes a site's worker away: it comes as any update does, when the answers under way are out,
 * and then leaves. It answers no request.
 */
export function startUnregister({ data }: { readonly data: boolean }): void {
  self.addEventListener('install', (event) => {
    event.waitUntil(takeOver())
  })
  self.addEventListener('activate', (event) => {
    event.waitUntil(
      (async () => {
        await self.clients.claim()
        if (data) await deleteDatabases(self.registration.scope)
        await removeWorker()
      })(),
    )
  })
}
