import { createMemoryStorage } from './create-memory-storage.ts'
import { hostStorage } from './host-storage.ts'
import type { StorageDriver } from './storage-driver.ts'
import { createStore, type Store } from './store.ts'

let driver: StorageDriver | undefined

/**
 * The app's storage. Apps of one origin never share it: it belongs to the scope and the project (option `id`).
 *
 * @example
 * const todos = storage.namespace<Todo>('todos')
 * await todos.set(id, { title, done: false })
 * const count = await storage.update<number>('count', (count = 0) => count + 1)
 */
export const storage: Store = createStore([], storageDriver)

/**
 * Keeps everything in `next` from now on. Hosts call it before any endpoint runs. A test that needs an empty storage
 * calls it without a driver, for a new one in memory.
 */
export function useStorage(next: StorageDriver = createMemoryStorage()): void {
  driver = next
}

/** The storage in use. */
export function storageDriver(): StorageDriver {
  driver ??= hostStorage() ?? createMemoryStorage()
  return driver
}
