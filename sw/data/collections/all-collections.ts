import { tellChanges } from './change-events.ts'
import { createHandle } from './create-handle.ts'
import { definitions } from './registry.ts'
import type { Snapshot } from './snapshot.ts'
import { byItself, placeNow, roomNow, runTransaction, within } from './work.ts'

/** Deletes the rows of all collections of the app. Their seeds run again on the next use. */
export async function resetAll(): Promise<void> {
  const { kept } = roomNow()
  const names = new Set([...definitions().keys(), ...Object.keys((await kept.state()).collections)])
  await kept.remove([...names])
  tellChanges(new Map([...names].map((name) => [name, undefined])), placeNow())
}

/** A copy of the rows of all collections that are stored and have been imported. */
export async function snapshotAll(): Promise<Snapshot[]> {
  const stored = Object.keys((await roomNow().kept.state()).collections)
  const known = stored.flatMap((name) => definitions().get(name) ?? [])
  return Promise.all(known.map((definition) => createHandle(definition, byItself).snapshot()))
}

/**
 * Puts the rows of snapshots in place, all or none. Collections without a snapshot are reset.
 *
 * @throws (rejects) `ImportInvalid`
 */
export async function restoreAll(snapshots: readonly Snapshot[]): Promise<void> {
  const { kept } = roomNow()
  await runTransaction(async (attempt) => {
    for (const snapshot of snapshots) {
      const definition = definitions().get(snapshot.collection)
      if (definition !== undefined) await createHandle(definition, within(attempt)).restore(snapshot)
    }
  })
  const restored = new Set(snapshots.map(({ collection }) => collection))
  await kept.remove(Object.keys((await kept.state()).collections).filter((name) => !restored.has(name)))
}
