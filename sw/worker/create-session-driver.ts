import { promisifyRequest } from 'idb-keyval'
import type { SessionDriver } from '../core/session/session-driver.ts'
import { completed, openDatabase } from '../data/open-database.ts'
import { type AppIdentity, scopedName } from '../data/scoped-name.ts'

interface Kept {
  readonly value: string
  /** Milliseconds since the epoch. Absent: it never expires. */
  readonly expires?: number
}

/**
 * Keeps sessions in IndexedDB. They survive idle workers, browser restarts and updates. The first write of a worker's
 * life removes expired sessions. Rejects with `StorageFull` and `StorageUnavailable`.
 */
export function createSessionDriver(app: AppIdentity): SessionDriver {
  const database = openDatabase({ name: scopedName('sessions', app), store: 'sessions', what: 'Sessions' })
  let isCleared = false
  // In one transaction, so that a session that is written meanwhile stays.
  const clear = (): Promise<void> =>
    database('readwrite', (objects) => {
      const now = Date.now()
      const walk = objects.openCursor()
      walk.onsuccess = () => {
        const cursor = walk.result
        if (cursor === null) return
        const kept: unknown = cursor.value
        if (!isKept(kept) || isExpired(kept, now)) cursor.delete()
        cursor.continue()
      }
      return completed(objects)
    })
  const write = (work: (objects: IDBObjectStore) => void): Promise<void> =>
    database('readwrite', (objects) => {
      work(objects)
      return completed(objects)
    })
  return {
    async get(id) {
      const kept: unknown = await database('readonly', (objects) => promisifyRequest(objects.get(id)))
      return isKept(kept) && !isExpired(kept, Date.now()) ? kept.value : undefined
    },
    async set(id, value, ttlSeconds) {
      const kept: Kept = { value, ...(ttlSeconds !== undefined && { expires: Date.now() + ttlSeconds * 1000 }) }
      await write((objects) => objects.put(kept, id))
      if (isCleared) return
      isCleared = true
      await clear()
    },
    delete: (id) => write((objects) => objects.delete(id)),
  }
}

/** Pages can also write to the database: anything that is not a record is ignored. */
const isKept = (record: unknown): record is Kept =>
  typeof record === 'object' && record !== null && 'value' in record && typeof record.value === 'string'

const isExpired = ({ expires }: Kept, now: number): boolean => expires !== undefined && expires <= now
