import { join } from 'node:path'
import type { Namespace, StorageDriver } from '../data/storage-driver.ts'
import { decodeValue, encodeValue } from './encoded-value.ts'
import { KeptFile, type KeptValues } from './kept-file.ts'

/** Which file `createFileStorage` keeps values in. */
export interface FileStorageOptions {
  /** Names the project; its file is named after it. Default `app`. */
  readonly id?: string
  /** Absolute or relative to the working folder. Default: the environment's `STORAGE_FOLDER`, else `.stowaway/storage`. */
  readonly folder?: string
}

/**
 * Keeps values in one file, which the first write makes. Each write puts a whole new file, flushed to disk, in the place
 * of the old one, so that a crash leaves one of the two; writes at the same time share one. For one process at a time:
 * what another one writes is seen by the next call, but changes of two at the same moment may lose one.
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
        // The start of a list's text and a comma: the lists that go on from it.
        const own = JSON.stringify(namespace)
        const inner = namespace.length === 0 ? '[' : `${own.slice(0, -1)},`
        for (const name of kept.keys()) if (name === own || name.startsWith(inner)) kept.delete(name)
      }),
  }
}
