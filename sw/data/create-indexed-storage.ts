import { get, promisifyRequest } from 'idb-keyval'
import { completed, openDatabase } from './open-database.ts'
import { type AppIdentity, scopedName } from './scoped-name.ts'
import type { Namespace, StorageDriver } from './storage-driver.ts'
import { storageUsage } from './storage-usage.ts'

/**
 * Keeps values in the browser's IndexedDB: one database per app, one record per value. A record's key is `[[...names],
 * key]`. IndexedDB sorts a list before the lists that start with it, and text before lists. So the keys of a namespace,
 * and its inner namespaces, are each one range.
 */
export function createIndexedStorage(app: AppIdentity): StorageDriver {
  const place = scopedName('storage', app)
  const database = openDatabase({
    name: place,
    store: 'values',
    what: 'The storage',
    usage: storageUsage,
  })
  const keysOf = (objects: IDBObjectStore, namespace: Namespace): Promise<string[]> =>
    promisifyRequest(objects.getAllKeys(ownRange(namespace))).then((keys) => keys.map(lastPart))
  return {
    place,
    get: (namespace, key) => get(pathOf(namespace, key), database),
    set: (namespace, key, value) =>
      database('readwrite', (objects) => {
        objects.put(value, pathOf(namespace, key))
        return completed(objects)
      }),
    update: (namespace, key, change) =>
      database('readwrite', async (objects) => {
        await Promise.all([changeRecord(objects, pathOf(namespace, key), change), completed(objects)])
      }),
    delete: (namespace, key) =>
      database('readwrite', async (objects) => {
        const path = pathOf(namespace, key)
        const found = objects.getKey(path)
        objects.delete(path)
        await completed(objects)
        return found.result !== undefined
      }),
    keys: (namespace) => database('readonly', (objects) => keysOf(objects, namespace)),
    entries: (namespace) =>
      database('readonly', async (objects) => {
        const values = promisifyRequest(objects.getAll(ownRange(namespace)))
        const keys = await keysOf(objects, namespace)
        const all: unknown[] = await values
        return keys.map((key, index) => [key, all[index]])
      }),
    clear: (namespace) =>
      database('readwrite', (objects) => {
        objects.delete(IDBKeyRange.bound([[...namespace]], [[...namespace, []]]))
        return completed(objects)
      }),
  }
}

/** In the event of the read, because a transaction ends when nothing more is requested. */
function changeRecord(objects: IDBObjectStore, path: IDBValidKey, change: (value: unknown) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = objects.get(path)
    read.onerror = () => resolve()
    read.onsuccess = () => {
      try {
        const value = change(read.result)
        if (value === undefined) objects.delete(path)
        else objects.put(value, path)
        resolve()
      } catch (error) {
        reject(error)
      }
    }
  })
}

const pathOf = (namespace: Namespace, key: string): IDBValidKey => [[...namespace], key]

const ownRange = (namespace: Namespace): IDBKeyRange => IDBKeyRange.bound([[...namespace], ''], [[...namespace], []])

const lastPart = (path: IDBValidKey): string => (Array.isArray(path) && typeof path[1] === 'string' ? path[1] : '')
