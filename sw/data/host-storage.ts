import type { StorageDriver } from './storage-driver.ts'

/**
 * Where a host leaves its storage for endpoints that are modules of their own, with their own copies of all their
 * imports: in development and in tests.
 */
const place = Symbol.for('stowaway.storage.driver')

/** The storage that the host has left. */
export const hostStorage = (): StorageDriver | undefined => Reflect.get(globalThis, place)

/** Call it before any endpoint runs. */
export function leaveStorage(storage: StorageDriver): void {
  Reflect.set(globalThis, place, storage)
}
