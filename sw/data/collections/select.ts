import type { Definition } from './definition.ts'
import type { Draft } from './draft.ts'
import { compileWhere } from './filter.ts'
import type { Row, RowKey } from './row.ts'
import { fieldOf } from './row.ts'
import { sorted } from './sort.ts'

/** A query without types of rows. */
export interface Selection {
  readonly where?: object
  readonly orderBy?: object | readonly object[]
  readonly skip?: number
  readonly take?: number
  readonly cursor?: RowKey
}

/** The rows that a query finds. They are those of the draft: copy them before somebody gets them. */
export function select(draft: Draft, definition: Definition, query: Selection = {}): readonly Row[] {
  const { skip = 0, take } = query
  const rows = sorted(matching(draft, definition, query.where), query.orderBy)
  const after = query.cursor === undefined ? 0 : placeOf(rows, definition.key, query.cursor) + 1
  const start = after + Math.max(0, skip)
  return rows.slice(start, take === undefined ? undefined : start + Math.max(0, take))
}

/** The rows that pass a filter, in the order in which they were created. */
export function matching(draft: Draft, definition: Definition, where: object | undefined): readonly Row[] {
  const filter = compileWhere(where)
  const candidates = candidatesOf(draft, definition, where)
  return (candidates ?? draft.rows()).filter(filter)
}

/** The rows with a value of an indexed field that the filter names. `undefined`: all rows have to be looked at. */
function candidatesOf(draft: Draft, definition: Definition, where: object | undefined): Row[] | undefined {
  // A function says nothing about fields, although it has a `name`.
  if (where === undefined || typeof where === 'function') return undefined
  for (const field of [...definition.indexes, ...definition.unique]) {
    const value: unknown = Object.hasOwn(where, field) ? Reflect.get(where, field) : undefined
    if (value === undefined || typeof value === 'object') continue
    return draft.keysWith(field, value).flatMap((key) => draft.get(key) ?? [])
  }
  return undefined
}

/** The place of the row with a key. The end, if there is none: nothing comes after it. */
function placeOf(rows: readonly Row[], field: string, key: RowKey): number {
  const place = rows.findIndex((row) => fieldOf(row, field) === key)
  return place < 0 ? rows.length : place
}
