import { claimedMessage } from '../../core/wire/messages/control.ts'
import { post } from '../../core/wire/post.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Takes control of the pages in scope, and tells those that were fetched past this worker: a page that another one's
 * visit brought under control before its own script ran could not know.
 */
export async function claimPages(): Promise<void> {
  const controlled = await self.clients.matchAll()
  const known = new Set(controlled.map(({ id }) => id))
  const all = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const at = Date.now()
  await self.clients.claim()
  for (const client of all) {
    const isNew = !known.has(client.id) && client.url.startsWith(self.registration.scope)
    if (isNew) post(client, claimedMessage, { at })
  }
}
