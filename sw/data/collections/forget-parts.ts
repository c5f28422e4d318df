import type { StorageDriver } from '../storage-driver.ts'
import type { StoredState } from './stored-state.ts'

/** Where all collections are in the storage, and the key of their state. */
export const dataRoot = ['stowaway:data']
export const stateKey = 'state'

/** Where the parts of a collection are. */
export const partsOf = (collection: string): readonly string[] => [...dataRoot, collection]

/**
 * Removes the parts that one state names and a later one does not. Never all parts: somebody may be storing others at
 * this moment. If it fails, they only take up space.
 */
export async function forgetParts(driver: StorageDriver, before: StoredState, after: StoredState): Promise<void> {
  for (const [collection, { parts }] of Object.entries(before.collections)) {
    const kept = new Set(after.collections[collection]?.parts.map(({ name }) => name))
    for (const { name } of parts) {
      if (!kept.has(name)) await driver.delete(partsOf(collection), name).catch(() => {})
    }
  }
}
