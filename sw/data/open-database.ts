import type { UseStore } from 'idb-keyval'
import { databaseError } from '../core/errors/database-errors.ts'

/** Milliseconds after which we assume that the browser refuses to open a database: requests must be answered. */
const patience = 5000

interface DatabaseOptions {
  readonly name: string
  /** The one object store in it. */
  readonly store: string
  /** What is kept there, for messages: `Sessions`. */
  readonly what: string
  /** Called when someone else has deleted or closed the database: data that was read from it may be gone. */
  onLost?(): void
  /** Says how much is stored, for the message of `StorageFull`: ` (1 MB of 1 MB are used)`. */
  usage?(): Promise<string>
}

/**
 * One object store in its own database, in the form that `idb-keyval` uses. The first use opens it. It closes for
 * whoever deletes it, and the next use opens it again. Work that failed because of that is repeated once, so it may run
 * twice. Rejects with `StorageFull`, `StorageUnavailable`, or what the work itself threw.
 */
export function openDatabase({ name, store, what, onLost, usage }: DatabaseOptions): UseStore {
  let opened: Promise<IDBDatabase> | undefined

  const connect = (): Promise<IDBDatabase> => {
    if (opened !== undefined) return opened
    const connection = open(name, store)
    opened = connection
    const forget = (): void => {
      if (opened === connection) opened = undefined
    }
    connection.then((database) => {
      const lose = (): void => {
        database.close()
        forget()
        onLost?.()
      }
      database.onversionchange = lose
      database.onclose = lose
    }, forget)
    return connection
  }

  return async (mode, work) => {
    for (let isRetry = false; ; isRetry = true) {
      const connection = connect()
      let database: IDBDatabase | undefined
      try {
        database = await connection
        return await work(database.transaction(store, mode).objectStore(store))
      } catch (error) {
        if (isRetry || !isLoss(error))
          throw database === undefined ? unavailable(what, error) : await toError(what, error, usage)
        if (opened === connection) opened = undefined
        database?.close()
      }
    }
  }
}

/** Resolves when a transaction is complete and on disk. */
export function completed({ transaction }: IDBObjectStore): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    // Not at its `error` event: the reason is only known now.
    transaction.onabort = () => reject(transaction.error ?? new DOMException('It was aborted.', 'AbortError'))
  })
}

function open(name: string, store: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new DOMException(`It did not open within ${patience / 1000} s.`, 'TimeoutError'))
    }, patience)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error)
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      const { result } = request
      if (isLate) return result.close()
      if (result.objectStoreNames.contains(store)) return resolve(result)
      // Someone else created a database of this name.
      result.close()
      resolve(open(name, store, result.version + 1))
    }
  })
}

const losses = ['InvalidStateError', 'AbortError', 'UnknownError', 'NotFoundError']

const isLoss = (error: unknown): boolean => error instanceof DOMException && losses.includes(error.name)

async function toError(what: string, cause: unknown, usage?: () => Promise<string>): Promise<unknown> {
  if (!(cause instanceof DOMException)) return cause
  if (cause.name !== 'QuotaExceededError') return unavailable(what, cause)
  return databaseError('StorageFull', { what, used: (await usage?.()) ?? '' }, { cause })
}

const unavailable = (what: string, cause: unknown): Error =>
  databaseError('StorageUnavailable', { what, reason: `IndexedDB says ${cause}` }, { cause })
