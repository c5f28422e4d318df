import { isOwnName } from '../core/names/is-own-name.ts'
import { unregisteredMessage } from './messages.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Takes this worker away: its caches, on request its databases too, and its registration. Open pages are told, and go on
 * with what the host answers.
 */
export async function leave({ data }: { readonly data: boolean }): Promise<void> {
  const { scope } = self.registration
  const caches = (await self.caches.keys().catch(() => [])).filter((name) => isOwnName(name, scope))
  await Promise.all(caches.map((name) => self.caches.delete(name)))
  if (data) await deleteDatabases(scope)
  await self.registration.unregister()
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage({ type: unregisteredMessage })
}

async function deleteDatabases(scope: string): Promise<void> {
  const known = await self.indexedDB.databases().catch(() => [])
  const names = known.flatMap(({ name }) => (name !== undefined && isOwnName(name, scope) ? name : []))
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const deletion = self.indexedDB.deleteDatabase(name)
          // Blocked: it goes as soon as the last page that has it open is closed.
          for (const end of ['success', 'error', 'blocked']) deletion.addEventListener(end, () => resolve())
        }),
    ),
  )
}
