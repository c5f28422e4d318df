import { fieldOf, type Row, type RowKey, sameValue } from './row.ts'
import type { StoredCollection } from './stored-state.ts'
import type { Table } from './table.ts'

/** The rows of a collection, with changes that are not stored yet. */
export class Draft {
  readonly table: Table
  /** As the table was when this draft began: the table itself goes on changing. */
  readonly base: StoredCollection
  readonly changes = new Map<RowKey, Row | undefined>()
  /** The keys of rows that are new. */
  readonly created = new Set<RowKey>()
  next: number

  constructor(table: Table) {
    this.table = table
    this.base = table.stored
    this.next = table.stored.next
  }

  get(key: RowKey): Row | undefined {
    return this.changes.has(key) ? this.changes.get(key) : this.table.get(key)
  }

  set(key: RowKey, row: Row): void {
    if (!this.table.has(key)) this.created.add(key)
    this.changes.set(key, row)
  }

  delete(key: RowKey): void {
    if (this.table.has(key)) this.changes.set(key, undefined)
    else this.changes.delete(key)
    this.created.delete(key)
  }

  /** All rows, in the order in which they were created. */
  rows(): readonly Row[] {
    if (this.changes.size === 0) return [...this.table.rows()]
    const rows: Row[] = []
    for (const [key, old] of this.table.entries()) {
      const row = this.changes.has(key) ? this.changes.get(key) : old
      if (row !== undefined) rows.push(row)
    }
    for (const [key, row] of this.changes) {
      if (row !== undefined && !this.table.has(key)) rows.push(row)
    }
    return rows
  }

  /** The keys of the rows whose field has this value. */
  keysWith(field: string, value: unknown): RowKey[] {
    const keys = [...this.table.keysWith(field, value)].filter((key) => !this.changes.has(key))
    for (const [key, row] of this.changes) {
      if (row !== undefined && sameValue(fieldOf(row, field), value)) keys.push(key)
    }
    return keys
  }
}
