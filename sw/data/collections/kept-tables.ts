import { dataError } from '../../core/errors/data-errors.ts'
import type { StorageDriver } from '../storage-driver.ts'
import { dataRoot, forgetParts, partsOf, stateKey } from './forget-parts.ts'
import type { Row, RowKey } from './row.ts'
import { noState, type PartRows, type StoredCollection, type StoredPart, type StoredState } from './stored-state.ts'
import { type Changes, Table } from './table.ts'

/** Changes of one collection that become valid together with others. */
export interface TableChanges {
  readonly table: Table
  /** As the table was when the changes were made. */
  readonly base: StoredCollection
  readonly changes: Changes
  readonly next: number
  readonly version: number
}

/** Another worker has changed a collection that the work has read. The work starts again. */
export class Stale extends Error {}

/** The collections of one storage. */
export class KeptTables {
  readonly #driver: StorageDriver
  readonly #tables = new Map<string, Table>()

  constructor(driver: StorageDriver) {
    this.#driver = driver
  }

  /** Which collections there are now. */
  async state(): Promise<StoredState> {
    // Only this file writes it.
    return ((await this.#driver.get(dataRoot, stateKey)) as StoredState | undefined) ?? noState
  }

  /** The rows of a collection as they are stored now. `undefined`: it was never stored. */
  async read(name: string): Promise<Table | undefined> {
    for (let missing = ''; ; ) {
      const stored = (await this.state()).collections[name]
      if (stored === undefined) {
        this.#tables.delete(name)
        return undefined
      }
      const known = this.#tables.get(name)
      if (known?.stored.revision === stored.revision) return known
      const table = await this.#load(name, stored)
      if (table === undefined) {
        // Somebody else has replaced a part meanwhile. If nobody has, it is gone for ever.
        if (missing === stored.revision) throw dataError('RowsMissing', { collection: name })
        missing = stored.revision
        continue
      }
      this.#tables.set(name, table)
      return table
    }
  }

  /** Stores the first rows of a collection. @throws (rejects) Stale if somebody else has done so */
  async create(name: string, rows: readonly (readonly [RowKey, Row])[], next: number, version: number): Promise<Table> {
    const table = new Table({ revision: '', parts: [], next, version }, [])
    const write = { table, base: table.stored, changes: new Map(rows), next, version }
    await this.commit(new Map([[name, write]]), new Map())
    this.#tables.set(name, table)
    return table
  }

  /**
   * Makes changes valid, all of them or none. They are on disk when this resolves.
   *
   * @param read the collections that the changes depend on
   * @throws (rejects) Stale if one of the collections is no longer as the table has it
   */
  async commit(writes: ReadonlyMap<string, TableChanges>, read: ReadonlyMap<string, StoredCollection>): Promise<void> {
    if ([...writes.values()].some(({ table, base }) => table.stored !== base)) throw new Stale()
    const prepared = [...writes].map(([name, write]) => ({ name, ...write, ...prepare(write) }))
    try {
      await Promise.all(
        prepared.flatMap(({ name, written }) =>
          written.map(({ part, rows }) => this.#driver.set(partsOf(name), part, rows)),
        ),
      )
      await this.#driver.update(dataRoot, stateKey, (value) => {
        const { collections } = (value as StoredState | undefined) ?? noState
        const seen = [...read, ...prepared.map(({ name, base }) => [name, base] as const)]
        for (const [name, base] of seen) {
          if ((collections[name]?.revision ?? '') !== base.revision) throw new Stale()
        }
        const changed = Object.fromEntries(prepared.map(({ name, stored }) => [name, stored]))
        return { collections: { ...collections, ...changed } } satisfies StoredState
      })
    } catch (error) {
      for (const { name, written } of prepared) for (const { part } of written) this.#forget(name, part)
      throw error
    }
    for (const { name, table, changes, parts, stored } of prepared) {
      for (const number of parts.keys()) {
        const old = table.stored.parts[number]
        if (old !== undefined) this.#forget(name, old.name)
      }
      table.apply(changes, parts, stored)
    }
  }

  /** Forgets collections, so that their seeds run again. */
  async remove(names: readonly string[]): Promise<void> {
    let [before, after] = [noState, noState]
    await this.#driver.update(dataRoot, stateKey, (value) => {
      before = (value as StoredState | undefined) ?? noState
      const left = Object.entries(before.collections).filter(([name]) => !names.includes(name))
      after = { collections: Object.fromEntries(left) }
      return after
    })
    for (const name of names) this.#tables.delete(name)
    await forgetParts(this.#driver, before, after)
  }

  async #load(name: string, stored: StoredCollection): Promise<Table | undefined> {
    const kept = new Map(await this.#driver.entries(partsOf(name)))
    const parts = stored.parts.map((part) => kept.get(part.name) as PartRows | undefined)
    return parts.every((part) => part !== undefined) ? new Table(stored, parts) : undefined
  }

  /** Removes a part that is no longer valid. If that fails, it only takes up space. */
  #forget(name: string, part: string): void {
    this.#driver.delete(partsOf(name), part).catch(() => {})
  }
}

interface Prepared {
  readonly parts: ReadonlyMap<number, PartRows>
  readonly written: readonly { readonly part: string; readonly rows: PartRows }[]
  readonly stored: StoredCollection
}

function prepare({ table, changes, next, version }: TableChanges): Prepared {
  const revision = crypto.randomUUID()
  const parts = table.partsAfter(changes)
  const all: StoredPart[] = [...table.stored.parts]
  const written = [...parts].map(([number, rows]) => {
    const part = `${number}.${revision}`
    all[number] = { name: part, size: rows.length }
    return { part, rows }
  })
  return { parts, written, stored: { revision, parts: all, next, version } }
}
