import { claimedMessage } from '../../core/wire/messages/control.ts'
import { post } from '../../core/wire/post.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Takes control of the pages in scope, and notifies those that were loaded without this worker. Such a page cannot know
 * when the visit of another page brought it under control before its own script ran.
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
