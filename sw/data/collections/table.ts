import { fieldOf, plainOf, type Row, type RowKey } from './row.ts'
import { type PartRows, rowsOfPart, type StoredCollection } from './stored-state.ts'

/** Rows that were created, changed or removed (`undefined`), by their keys. */
export type Changes = ReadonlyMap<RowKey, Row | undefined>

type Index = Map<unknown, Set<RowKey>>

/** The rows of a collection in memory, as of one revision. Nobody may change a row in it. */
export class Table {
  stored: StoredCollection
  readonly #rows = new Map<RowKey, Row>()
  readonly #parts: Set<RowKey>[]
  readonly #partOf = new Map<RowKey, number>()
  /** Made on first use. */
  readonly #indexes = new Map<string, Index>()

  constructor(stored: StoredCollection, parts: readonly PartRows[]) {
    this.stored = stored
    this.#parts = parts.map((rows, number) => {
      for (const [key, row] of rows) {
        this.#rows.set(key, row)
        this.#partOf.set(key, number)
      }
      return new Set(rows.map(([key]) => key))
    })
  }

  get size(): number {
    return this.#rows.size
  }

  get(key: RowKey): Row | undefined {
    return this.#rows.get(key)
  }

  has(key: RowKey): boolean {
    return this.#rows.has(key)
  }

  rows(): IterableIterator<Row> {
    return this.#rows.values()
  }

  entries(): IterableIterator<[RowKey, Row]> {
    return this.#rows.entries()
  }

  /** The keys of the rows whose field has this value. */
  keysWith(field: string, value: unknown): ReadonlySet<RowKey> {
    return this.#index(field).get(plainOf(value ?? null)) ?? none
  }

  /** The parts that changes touch, with their rows after that. New rows fill the last part, then start others. */
  partsAfter(changes: Changes): ReadonlyMap<number, PartRows> {
    const touched = new Map<number, Map<RowKey, Row>>()
    const open = (number: number): Map<RowKey, Row> => {
      const known = touched.get(number)
      if (known !== undefined) return known
      const rows = new Map<RowKey, Row>()
      for (const key of this.#parts[number] ?? []) rows.set(key, this.#rows.get(key) ?? {})
      touched.set(number, rows)
      return rows
    }
    let last = Math.max(0, this.#parts.length - 1)
    for (const [key, row] of changes) {
      const number = this.#partOf.get(key)
      if (number !== undefined) {
        const rows = open(number)
        if (row === undefined) rows.delete(key)
        else rows.set(key, row)
      } else if (row !== undefined) {
        const size = touched.get(last)?.size ?? this.#parts[last]?.size ?? 0
        if (size >= rowsOfPart) last += 1
        open(last).set(key, row)
      }
    }
    return new Map([...touched].map(([number, rows]) => [number, [...rows]]))
  }

  /** Makes changes that are stored. */
  apply(changes: Changes, parts: ReadonlyMap<number, PartRows>, stored: StoredCollection): void {
    for (const [key, row] of changes) {
      const old = this.#rows.get(key)
      for (const [field, index] of this.#indexes) {
        if (old !== undefined) index.get(plainOf(fieldOf(old, field) ?? null))?.delete(key)
        if (row !== undefined) add(index, fieldOf(row, field), key)
      }
      if (row === undefined) {
        this.#rows.delete(key)
        this.#partOf.delete(key)
      } else this.#rows.set(key, row)
    }
    for (const [number, rows] of parts) {
      this.#parts[number] = new Set(rows.map(([key]) => key))
      for (const [key] of rows) this.#partOf.set(key, number)
    }
    this.stored = stored
  }

  #index(field: string): Index {
    const known = this.#indexes.get(field)
    if (known !== undefined) return known
    const index: Index = new Map()
    for (const [key, row] of this.#rows) add(index, fieldOf(row, field), key)
    this.#indexes.set(field, index)
    return index
  }
}

const none: ReadonlySet<RowKey> = new Set()

function add(index: Index, value: unknown, key: RowKey): void {
  const plain = plainOf(value ?? null)
  const keys = index.get(plain)
  if (keys === undefined) index.set(plain, new Set([key]))
  else keys.add(key)
}
