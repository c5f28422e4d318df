import { createMemoryStorage } from '../../data/create-memory-storage.ts'
import { hostStorage, leaveStorage } from '../../data/host-storage.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'

/** The storage of all endpoints in this process. Their modules keep it, so there is only one. */
export function endpointStorage(): StorageDriver {
  const storage = hostStorage() ?? createMemoryStorage()
  leaveStorage(storage)
  return storage
}
