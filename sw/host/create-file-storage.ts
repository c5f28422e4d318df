import { join } from 'node:path'
import type { Namespace, StorageDriver } from '../data/storage-driver.ts'
import { decodeValue, encodeValue } from './encoded-value.ts'
import { KeptFile, type KeptValues } from './kept-file.ts'

/** The file of `createFileStorage`. */
export interface FileStorageOptions {
  /** Names the project. The file is named after it. Default `app`. */
  readonly id?: string
  /**
   * Absolute or relative to the working folder. Default: the environment's `STORAGE_FOLDER`, otherwise
   * `.stowaway/storage`.
   */
  readonly folder?: string
}

/**
 * Keeps values in one file, which the first write creates. Each write replaces it by a whole new file, flushed to disk,
 * so that a crash leaves one of the two. Simultaneous writes share one new file. For one process at a time: the next
 * call sees what another process wrote, but simultaneous changes of two processes may lose one.
 */
export function createFileStorage({ id = 'app', folder }: FileStorageOptions = {}): StorageDriver {
  const place = folder ?? (process.env.STORAGE_FOLDER || join(process.cwd(), '.stowaway', 'storage'))
  const file = new KeptFile(join(place, `${encodeURIComponent(id.toWellFormed())}.storage`))
  const sortedKeys = (kept: KeptValues, namespace: Namespace): string[] =>
    [...(kept.get(JSON.stringify(namespace))?.keys() ?? [])].sort()
  const read = (kept: KeptValues, namespace: Namespace, key: string): unknown => {
    const bytes = kept.get(JSON.stringify(namespace))?.get(key)
    return bytes === undefined ? undefined : decodeValue(bytes)
  }
  const write = (kept: KeptValues, namespace: Namespace, key: string, bytes: Uint8Array): void => {
    const name = JSON.stringify(namespace)
    const values = kept.get(name) ?? new Map()
    kept.set(name, values.set(key, bytes))
  }
  const remove = (kept: KeptValues, namespace: Namespace, key: string): boolean =>
    kept.get(JSON.stringify(namespace))?.delete(key) ?? false

  return {
    get: (namespace, key) => file.read((kept) => read(kept, namespace, key)),
    set: (namespace, key, value) => file.write(async (kept) => write(kept, namespace, key, await encodeValue(value))),
    update: (namespace, key, change) =>
      file.write(async (kept) => {
        const value = change(read(kept, namespace, key))
        if (value === undefined) remove(kept, namespace, key)
        else write(kept, namespace, key, await encodeValue(value))
      }),
    delete: (namespace, key) => file.write(async (kept) => remove(kept, namespace, key)),
    keys: (namespace) => file.read((kept) => sortedKeys(kept, namespace)),
    entries: (namespace) =>
      file.read((kept) => sortedKeys(kept, namespace).map((key) => [key, read(kept, namespace, key)])),
    clear: (namespace) =>
      file.write(async (kept) => {
        // The text of a list without its end, and a comma: the start of the lists that continue it.
        const own = JSON.stringify(namespace)
        const inner = namespace.length === 0 ? '[' : `${own.slice(0, -1)},`
        for (const name of kept.keys()) if (name === own || name.startsWith(inner)) kept.delete(name)
      }),
  }
}
