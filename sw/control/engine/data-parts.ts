import { controlError } from '../../core/errors/control-errors.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'

const root = ['stowaway:data']

interface State {
  readonly collections: Readonly<Record<string, unknown>>
}

const stateOf = async (storage: StorageDriver): Promise<State> =>
  ((await storage.get(root, 'state')) as State | undefined) ?? { collections: {} }

/** Forgets all collections: their seeds run again. */
export const resetData = (storage: StorageDriver): Promise<void> => storage.clear(root)

/** All collections as a text. */
export async function readSnapshot(storage: StorageDriver): Promise<string> {
  const state = await stateOf(storage)
  const parts: Record<string, unknown> = {}
  for (const name of Object.keys(state.collections)) parts[name] = await storage.entries([...root, name])
  return JSON.stringify({ state, parts })
}

/** Puts the collections of a snapshot in place of all. @throws (rejects) `SnapshotInvalid` */
export async function writeSnapshot(storage: StorageDriver, text: unknown): Promise<void> {
  const { state, parts } = parse(text)
  await storage.clear(root)
  for (const name of Object.keys(state.collections)) {
    for (const [key, rows] of parts[name] ?? []) await storage.set([...root, name], key, rows)
  }
  // With it, they are valid.
  await storage.set(root, 'state', state)
}

interface Snapshot {
  readonly state: State
  readonly parts: Readonly<Record<string, readonly (readonly [key: string, rows: unknown])[]>>
}

function parse(text: unknown): Snapshot {
  try {
    const value = JSON.parse(String(text)) as Partial<Snapshot> | null
    const isWhole =
      typeof value?.state?.collections === 'object' &&
      value.state.collections !== null &&
      typeof value.parts === 'object' &&
      Object.values(value.parts ?? {}).every((list) => Array.isArray(list) && list.every(Array.isArray))
    if (isWhole) return value as Snapshot
  } catch {
    // It is not JSON.
  }
  throw controlError('SnapshotInvalid', undefined)
}
