import { takeOver } from '../updates/take-over.ts'
import { deleteDatabases } from './delete-databases.ts'
import { removeWorker } from './remove-worker.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Starts the worker that removes a site's worker. It takes over like any update, once the running requests are
 * answered, and then removes itself. It answers no request.
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
