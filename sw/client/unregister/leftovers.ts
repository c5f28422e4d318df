import { isOwnName } from '../../core/names/is-own-name.ts'

/** What Stowaway has stored in this browser for one site. */
export interface Leftovers {
  readonly worker: ServiceWorkerRegistration | undefined
  /** Caches: copies of the server's files. */
  readonly caches: readonly string[]
  /** Databases: the data, cookies and sessions of the endpoints. */
  readonly databases: readonly string[]
}

/** @param scope the URL that the worker controls */
export async function findLeftovers(scope: string): Promise<Leftovers> {
  const container = navigator.serviceWorker
  const [registrations, caches, databases] = await Promise.all([
    container?.getRegistrations() ?? [],
    globalThis.caches?.keys() ?? [],
    indexedDB.databases().catch(() => []),
  ])
  return {
    worker: registrations.find((registration) => registration.scope === scope),
    caches: caches.filter((name) => isOwnName(name, scope)),
    databases: databases.flatMap(({ name }) => (name !== undefined && isOwnName(name, scope) ? name : [])),
  }
}

/** Removes what was found. Resolves with the databases that are still in use: the browser deletes them later. */
export async function removeLeftovers({ worker, caches, databases }: Leftovers): Promise<readonly string[]> {
  await worker?.unregister()
  await Promise.all(caches.map((name) => globalThis.caches.delete(name)))
  const blocked = await Promise.all(databases.map(async (name) => ((await deleteDatabase(name)) ? [] : [name])))
  return blocked.flat()
}

/** Milliseconds in which the pages that use a database close it. */
const closeLimit = 10_000

function deleteDatabase(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(name)
    deletion.onsuccess = () => resolve(true)
    deletion.onerror = () => reject(deletion.error)
    deletion.onblocked = () => setTimeout(resolve, closeLimit, false)
  })
}
