import { isOwnName } from '../../core/names/is-own-name.ts'
import { unregisteredMessage } from '../../core/wire/messages/updates.ts'
import { post } from '../../core/wire/post.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Removes this worker: its caches and its registration. Open pages are notified; from then on the server answers them.
 */
export async function removeWorker(): Promise<void> {
  const { scope } = self.registration
  const caches = (await self.caches.keys().catch(() => [])).filter((name) => isOwnName(name, scope))
  await Promise.all(caches.map((name) => self.caches.delete(name)))
  await self.registration.unregister()
  for (const page of await self.clients.matchAll({ type: 'window' })) post(page, unregisteredMessage, {})
}
