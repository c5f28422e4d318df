import { dataError } from '../../core/errors/data-errors.ts'
import { checkRow } from './check-row.ts'
import type { Definition } from './definition.ts'
import { Draft } from './draft.ts'
import { type KeptTables, Stale } from './kept-tables.ts'
import { createRandom } from './random.ts'
import type { Row, RowKey } from './row.ts'
import { Table } from './table.ts'
import { addRow } from './write-rows.ts'

/** Tables whose rows are known to fit the collection. */
const fitting = new WeakMap<Table, Definition>()

/** Seeds that are running, so that each runs once. */
const seeding = new WeakMap<KeptTables, Map<string, Promise<Table>>>()

/**
 * The rows of a collection. The first use ever stores its seed; the first use by a new version moves the rows to it.
 *
 * @throws (rejects) `SeedFailed`, `CollectionChanged`
 */
export async function openTable(kept: KeptTables, definition: Definition): Promise<Table> {
  for (;;) {
    try {
      const table = (await kept.read(definition.name)) ?? (await seeded(kept, definition))
      if (fitting.get(table) !== definition) {
        if (table.stored.version === definition.version) await checkSample(definition, table)
        else await migrate(kept, definition, table)
        fitting.set(table, definition)
      }
      return table
    } catch (error) {
      // Another worker did the same at the same time.
      if (!(error instanceof Stale)) throw error
    }
  }
}

function seeded(kept: KeptTables, definition: Definition): Promise<Table> {
  const running = seeding.get(kept) ?? new Map<string, Promise<Table>>()
  seeding.set(kept, running)
  const known = running.get(definition.name)
  if (known !== undefined) return known
  const made = seed(kept, definition).finally(() => running.delete(definition.name))
  running.set(definition.name, made)
  return made
}

async function seed(kept: KeptTables, definition: Definition): Promise<Table> {
  const { name, now, version } = definition
  const draft = new Draft(emptyTable(version))
  try {
    const random = createRandom(name)
    const rows = typeof definition.seed === 'function' ? await definition.seed({ random, now }) : definition.seed
    if (rows !== undefined && !Array.isArray(rows)) throw new TypeError('it returned no list of rows')
    for (const row of rows ?? []) await addRow(draft, definition, row)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw dataError('SeedFailed', { collection: name, reason }, { cause: error })
  }
  const entries = [...draft.changes].flatMap(([key, row]): [RowKey, Row][] => (row === undefined ? [] : [[key, row]]))
  return kept.create(name, entries, draft.next, version)
}

/** The first row of each part: enough to notice a changed schema, and cheap. */
async function checkSample(definition: Definition, table: Table): Promise<void> {
  if (definition.schema === undefined) return
  let place = 0
  for (const row of table.rows()) {
    if (place++ % 128 === 0) await fits(definition, table, row)
  }
}

async function migrate(kept: KeptTables, definition: Definition, table: Table): Promise<void> {
  const { stored } = table
  const changes = new Map<RowKey, Row | undefined>()
  for (const [key, row] of table.entries()) {
    const old = row as Readonly<Record<string, unknown>>
    const next = definition.migrate === undefined ? row : migrated(definition, stored.version, old)
    if (next === undefined) changes.set(key, undefined)
    else {
      const whole = Object.hasOwn(next, definition.key) ? next : { ...next, [definition.key]: key }
      changes.set(key, await fits(definition, table, whole))
    }
  }
  const { name, version } = definition
  await kept.commit(new Map([[name, { table, base: stored, changes, next: stored.next, version }]]), new Map())
}

function migrated(definition: Definition, from: number, row: Readonly<Record<string, unknown>>): object | undefined {
  try {
    return definition.migrate?.(row, from)
  } catch (error) {
    throw changed(definition, from, error)
  }
}

async function fits(definition: Definition, { stored }: Table, row: object): Promise<Row> {
  try {
    return await checkRow(definition, row)
  } catch (error) {
    throw changed(definition, stored.version, error)
  }
}

function changed({ name, version }: Definition, stored: number, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return dataError('CollectionChanged', { collection: name, stored, version, reason }, { cause })
}

function emptyTable(version: number): Table {
  return new Table({ revision: '', parts: [], next: 1, version }, [])
}
