export { storage, useStorage } from './data/storage.ts'
export type { Namespace, StorageDriver } from './data/storage-driver.ts'
export type { Store } from './data/store.ts'
