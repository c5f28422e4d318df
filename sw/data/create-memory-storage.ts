import { copyValue } from './copy-value.ts'
import type { Namespace, StorageDriver } from './storage-driver.ts'

interface Folder {
  readonly values: Map<string, unknown>
  readonly folders: Map<string, Folder>
}

const createFolder = (): Folder => ({ values: new Map(), folders: new Map() })

/** Keeps values as long as the process or worker lives. */
export function createMemoryStorage(): StorageDriver {
  const root = createFolder()
  const find = (namespace: Namespace): Folder | undefined =>
    namespace.reduce<Folder | undefined>((folder, name) => folder?.folders.get(name), root)
  const make = (namespace: Namespace): Folder =>
    namespace.reduce((folder, name) => {
      const inner = folder.folders.get(name) ?? createFolder()
      folder.folders.set(name, inner)
      return inner
    }, root)
  const sortedKeys = (namespace: Namespace): string[] => [...(find(namespace)?.values.keys() ?? [])].sort()
  const read = (namespace: Namespace, key: string): unknown => copyValue(find(namespace)?.values.get(key))

  return {
    get: async (namespace, key) => read(namespace, key),
    async set(namespace, key, value) {
      make(namespace).values.set(key, value)
    },
    async update(namespace, key, change) {
      const value = change(read(namespace, key))
      if (value === undefined) find(namespace)?.values.delete(key)
      else make(namespace).values.set(key, value)
    },
    delete: async (namespace, key) => find(namespace)?.values.delete(key) ?? false,
    keys: async (namespace) => sortedKeys(namespace),
    entries: async (namespace) => sortedKeys(namespace).map((key) => [key, read(namespace, key)]),
    async clear(namespace) {
      const folder = find(namespace)
      folder?.values.clear()
      folder?.folders.clear()
    },
  }
}
