import { promisifyRequest } from 'idb-keyval'
import { liveError } from '../../core/errors/live-errors.ts'
import { completed, openDatabase } from '../../data/open-database.ts'
import { storageUsage } from '../../data/storage-usage.ts'
import { checkBundle, isHash } from './check-bundle.ts'
import { bundlesName } from './live-app.ts'
import type { LiveBundle } from './live-bundle.ts'
import { ownParts } from './own-parts.ts'

/** Which bundle runs, and which one ran before it. */
export interface Pointer {
  readonly current: string
  readonly previous?: string
}

interface Kept {
  readonly bundle: LiveBundle
  /** Of the bundle's own parts, so that data that was changed on disk never runs. */
  readonly digest: string
}

const pointerKey = 'pointer'
const keyOf = (hash: string): string => `bundle ${hash}`

/**
 * The bundles of one live scope in IndexedDB, each under its hash, and which of them runs. Rejects with `StorageFull`
 * and `StorageUnavailable`.
 */
export class BundleStore {
  readonly #database: ReturnType<typeof openDatabase>

  constructor(scope: string) {
    this.#database = openDatabase({
      name: bundlesName(scope),
      store: 'bundles',
      what: 'The place of bundles',
      usage: storageUsage,
    })
  }

  /** Stores a bundle. Nothing points to it yet. */
  async put(bundle: LiveBundle): Promise<void> {
    const own = ownParts(bundle)
    const kept: Kept = { bundle: own, digest: await digestOf(own) }
    await this.#database('readwrite', (objects) => {
      objects.put(kept, keyOf(own.hash))
      return completed(objects)
    })
  }

  /** @throws `LiveBundleMissing`, `LiveBundleDamaged` */
  async read(hash: string): Promise<LiveBundle> {
    const kept: unknown = await this.#database('readonly', (objects) => promisifyRequest(objects.get(keyOf(hash))))
    if (kept === undefined) throw liveError('LiveBundleMissing', { hash })
    if (!isKept(kept) || kept.bundle.hash !== hash || kept.digest !== (await digestOf(kept.bundle))) {
      throw liveError('LiveBundleDamaged', { hash })
    }
    return kept.bundle
  }

  async clear(): Promise<void> {
    await this.#database('readwrite', (objects) => {
      objects.clear()
      return completed(objects)
    })
  }

  async pointer(): Promise<Pointer | undefined> {
    const pointer: unknown = await this.#database('readonly', (objects) => promisifyRequest(objects.get(pointerKey)))
    return isPointer(pointer) ? pointer : undefined
  }

  /** Makes another bundle run from now on. All others but the previous one are deleted. */
  async point(pointer: Pointer): Promise<void> {
    await this.#database('readwrite', (objects) => {
      objects.put(pointer, pointerKey)
      const kept = new Set<IDBValidKey>([pointerKey, keyOf(pointer.current), keyOf(pointer.previous ?? '')])
      const keys = objects.getAllKeys()
      keys.onsuccess = () => {
        for (const key of keys.result) if (!kept.has(key)) objects.delete(key)
      }
      return completed(objects)
    })
  }
}

async function digestOf({ files = [], ...bundle }: LiveBundle): Promise<string> {
  const text = JSON.stringify([bundle, files.map(({ path, type, body }) => [path, type, body.byteLength])])
  const all = new Blob([text, ...files.map(({ body }) => body)])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await all.arrayBuffer()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// Pages can also write to the database.

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('bundle' in value) || !('digest' in value)) return false
  try {
    checkBundle(value.bundle)
    return typeof value.digest === 'string'
  } catch {
    return false
  }
}

function isPointer(value: unknown): value is Pointer {
  if (typeof value !== 'object' || value === null || !('current' in value)) return false
  return isHash(value.current) && (!('previous' in value) || value.previous === undefined || isHash(value.previous))
}
