import { controlError } from '../../core/errors/control-errors.ts'
import { dataRoot, forgetParts, partsOf, stateKey } from '../../data/collections/forget-parts.ts'
import { noState, type StoredState } from '../../data/collections/stored-state.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'

const stateOf = async (storage: StorageDriver): Promise<StoredState> =>
  // Only collections write it.
  ((await storage.get(dataRoot, stateKey)) as StoredState | undefined) ?? noState

/** Forgets all collections: their seeds run again. */
export const resetData = (storage: StorageDriver): Promise<void> => replaceState(storage, noState)

async function replaceState(storage: StorageDriver, next: StoredState): Promise<void> {
  let before = noState
  await storage.update(dataRoot, stateKey, (value) => {
    before = (value as StoredState | undefined) ?? noState
    return next
  })
  await forgetParts(storage, before, next)
}

/** All collections as a text. */
export async function readSnapshot(storage: StorageDriver): Promise<string> {
  const state = await stateOf(storage)
  const parts: Record<string, unknown> = {}
  for (const name of Object.keys(state.collections)) parts[name] = await storage.entries(partsOf(name))
  return JSON.stringify({ state, parts })
}

/**
 * Puts the collections of a snapshot in place of all. Until its last step, the old ones are valid.
 *
 * @throws (rejects) `SnapshotInvalid`
 */
export async function writeSnapshot(storage: StorageDriver, text: unknown): Promise<void> {
  const { state, parts } = parse(text)
  for (const name of Object.keys(state.collections)) {
    for (const [key, rows] of parts[name] ?? []) await storage.set(partsOf(name), key, rows)
  }
  await replaceState(storage, state)
}

interface Snapshot {
  readonly state: StoredState
  readonly parts: Readonly<Record<string, readonly (readonly [key: string, rows: unknown])[]>>
}

function parse(text: unknown): Snapshot {
  try {
    const value = JSON.parse(String(text)) as Snapshot
    const isWhole = Object.entries(value.state.collections).every(
      ([name, { revision, parts }]) =>
        typeof revision === 'string' &&
        parts.every((part) => value.parts[name]?.some(([key, rows]) => key === part.name && Array.isArray(rows))),
    )
    if (isWhole) return value
  } catch {
    // It is not JSON, or has not this shape.
  }
  throw controlError('SnapshotInvalid', undefined)
}
