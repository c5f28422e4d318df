import { createStore, del, get, promisifyRequest, set } from 'idb-keyval'
import type { SessionDriver } from '../core/session/session-driver.ts'

interface Kept {
  readonly value: string
  /** Milliseconds since the epoch; absent: it has no end. */
  readonly expires?: number
}

/**
 * Keeps sessions in IndexedDB, where they outlive an idle worker, the browser and updates. Scope in the name: several
 * sites on one origin never share sessions. What has expired is cleared by the first write of each worker's life.
 */
export function createSessionDriver(scope: string): SessionDriver {
  // Opened by the first use, not by this.
  const store = createStore(`stowaway-sessions-${scope}`, 'sessions')
  let isCleared = false
  // In one transaction, so that what is written anew meanwhile stays.
  const clear = (): Promise<unknown> =>
    store('readwrite', (objects) => {
      const now = Date.now()
      const walk = objects.openCursor()
      walk.onsuccess = () => {
        const cursor = walk.result
        if (cursor === null) return
        if (isExpired(cursor.value, now)) cursor.delete()
        cursor.continue()
      }
      return promisifyRequest(objects.transaction)
    })
  return {
    async get(id) {
      const kept = await get<Kept>(id, store)
      return kept === undefined || isExpired(kept, Date.now()) ? undefined : kept.value
    },
    async set(id, value, ttlSeconds) {
      const kept: Kept = { value, ...(ttlSeconds !== undefined && { expires: Date.now() + ttlSeconds * 1000 }) }
      await set(id, kept, store)
      if (isCleared) return
      isCleared = true
      await clear()
    },
    delete: (id) => del(id, store),
  }
}

const isExpired = ({ expires }: Kept, now: number): boolean => expires !== undefined && expires <= now
