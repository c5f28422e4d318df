import { dataError } from '../../core/errors/data-errors.ts'
import { copyValue } from '../copy-value.ts'
import { checkRow } from './check-row.ts'
import type { Definition } from './definition.ts'
import type { Draft } from './draft.ts'
import type { Row } from './row.ts'

/** All rows of a collection at one moment. */
export interface Snapshot {
  readonly collection: string
  readonly version: number
  /** The next key that counts up. */
  readonly next: number
  readonly rows: readonly object[]
}

export function snapshotOf({ name, version }: Definition, draft: Draft): Snapshot {
  return { collection: name, version, next: draft.next, rows: draft.rows().map((row) => copyValue(row) as object) }
}

/** The rows of a snapshot, which may come from anywhere. @throws (rejects) `ImportInvalid` */
export async function toRows(definition: Definition, snapshot: unknown): Promise<{ rows: Row[]; next: number }> {
  const { collection, rows, next } = (snapshot ?? {}) as Partial<Record<keyof Snapshot, unknown>>
  const refuse = (reason: string, cause?: unknown): Error =>
    dataError('ImportInvalid', { collection: definition.name, reason }, cause === undefined ? {} : { cause })
  if (collection !== definition.name) throw refuse('it is not a snapshot of this collection')
  if (!Array.isArray(rows)) throw refuse('it has no list of rows')
  const checked: Row[] = []
  for (const row of rows) {
    try {
      checked.push(await checkRow(definition, row))
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : String(error), error)
    }
  }
  return { rows: checked, next: typeof next === 'number' && Number.isSafeInteger(next) ? next : 1 }
}
