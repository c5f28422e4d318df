import { dataError } from '../../core/errors/data-errors.ts'
import { copyValue } from '../copy-value.ts'
import type { Attempt } from './attempt.ts'
import { type CollectionChange, onChange, tellChanges } from './change-events.ts'
import type { Definition } from './definition.ts'
import { withIncluded } from './include-rows.ts'
import { createRandom } from './random.ts'
import { definitions } from './registry.ts'
import type { IncludeTree } from './relations.ts'
import { fieldOf, type Row, type RowKey } from './row.ts'
import { matching, type Selection, select } from './select.ts'
import { type Snapshot, snapshotOf, toRows } from './snapshot.ts'
import { type Access, placeNow, roomNow } from './work.ts'
import { addRow, checkRelations, deleteRow, type OpenOther, putRow } from './write-rows.ts'

type Query = Selection & { readonly include?: IncludeTree }
type Change = object | ((row: never) => object)

/** A collection's functions, without types of rows. */
export type Handle = ReturnType<typeof createHandle>

/** The functions of a collection, by itself or in a transaction. */
export function createHandle(definition: Definition, access: Access) {
  const { name, key: keyField } = definition

  const found = (rows: readonly Row[], attempt: Attempt, include?: IncludeTree): Promise<Row[]> =>
    withIncluded(rows, definition, include, othersOf(attempt)).then((all) => all.map((row) => copyValue(row) as Row))

  const findMany = (query: Query = {}): Promise<Row[]> =>
    access.read(async (attempt) =>
      found(select(await attempt.open(definition), definition, query), attempt, query.include),
    )

  const add = async (attempt: Attempt, row: unknown): Promise<Row> => {
    const added = await addRow(await attempt.open(definition), definition, row)
    await checkRelations(definition, added, othersOf(attempt))
    return added
  }

  const put = async (attempt: Attempt, key: RowKey, next: unknown): Promise<Row> => {
    const stored = await putRow(await attempt.open(definition), definition, key, next)
    await checkRelations(definition, stored, othersOf(attempt))
    return stored
  }

  const edit = async (attempt: Attempt, key: RowKey, row: Row, change: Change): Promise<Row> => {
    const next = typeof change === 'function' ? change(copyValue(row) as never) : { ...row, ...change }
    return put(attempt, key, next)
  }

  const write = (work: (attempt: Attempt) => Promise<Row>): Promise<Row> =>
    access.write(work).then((row) => copyValue(row) as Row)

  return {
    name,
    key: keyField,
    relations: definition.relations,
    find: async (key: RowKey, options: { readonly include?: IncludeTree } = {}): Promise<Row | undefined> =>
      access.read(async (attempt) => {
        const row = (await attempt.open(definition)).get(key)
        return row === undefined ? undefined : (await found([row], attempt, options.include))[0]
      }),
    findFirst: async (query: Query = {}): Promise<Row | undefined> => (await findMany({ ...query, take: 1 }))[0],
    findMany,
    count: async ({ where }: { readonly where?: object } = {}): Promise<number> =>
      access.read(async (attempt) => matching(await attempt.open(definition), definition, where).length),
    create: (row: unknown): Promise<Row> => write((attempt) => add(attempt, row)),
    createMany: (rows: readonly unknown[]): Promise<Row[]> =>
      access
        .write(async (attempt) => {
          const added: Row[] = []
          for (const row of rows) added.push(await add(attempt, row))
          return added
        })
        .then((added) => added.map((row) => copyValue(row) as Row)),
    update: (key: RowKey, change: Change): Promise<Row> =>
      write(async (attempt) => {
        const row = (await attempt.open(definition)).get(key)
        if (row === undefined) throw dataError('RowNotFound', { collection: name, key: JSON.stringify(key) })
        return edit(attempt, key, row, change)
      }),
    replace: (key: RowKey, row: unknown): Promise<Row> =>
      write(async (attempt) => {
        if ((await attempt.open(definition)).get(key) === undefined) {
          throw dataError('RowNotFound', { collection: name, key: JSON.stringify(key) })
        }
        return put(attempt, key, row)
      }),
    upsert: (key: RowKey, { create, update }: { readonly create: object; readonly update: Change }): Promise<Row> =>
      write(async (attempt) => {
        const row = (await attempt.open(definition)).get(key)
        return row === undefined ? add(attempt, { ...create, [keyField]: key }) : edit(attempt, key, row, update)
      }),
    delete: (key: RowKey): Promise<Row | undefined> =>
      access
        .write(async (attempt) => {
          const draft = await attempt.open(definition)
          const row = draft.get(key)
          if (row !== undefined) await deleteRow(draft, definition, key, othersOf(attempt))
          return row
        })
        .then((row) => (row === undefined ? undefined : (copyValue(row) as Row))),
    deleteMany: ({ where }: { readonly where?: object } = {}): Promise<number> =>
      access.write(async (attempt) => {
        const draft = await attempt.open(definition)
        const rows = matching(draft, definition, where)
        for (const row of rows) await deleteRow(draft, definition, keyOf(definition, row), othersOf(attempt))
        return rows.length
      }),
    build: createFactory(definition),
    snapshot: (): Promise<Snapshot> =>
      access.read(async (attempt) => snapshotOf(definition, await attempt.open(definition))),
    restore: (snapshot: unknown): Promise<void> =>
      access.write(async (attempt) => {
        const { rows, next } = await toRows(definition, snapshot)
        const draft = await attempt.open(definition)
        for (const row of draft.rows()) draft.delete(keyOf(definition, row))
        draft.next = next
        for (const row of rows) await addRow(draft, definition, row)
      }),
    async reset(): Promise<void> {
      await roomNow().kept.remove([name])
      tellChanges(new Map([[name, undefined]]), placeNow())
    },
    export: async (): Promise<string> =>
      access.read(async (attempt) => JSON.stringify(snapshotOf(definition, await attempt.open(definition)), null, 2)),
    async import(text: string): Promise<void> {
      let data: unknown
      try {
        data = JSON.parse(text)
      } catch (cause) {
        throw dataError('ImportInvalid', { collection: name, reason: `it is not JSON (${String(cause)})` }, { cause })
      }
      await this.restore(data)
    },
    onChange: (listener: (change: CollectionChange) => void): (() => void) => onChange(name, placeNow(), listener),
  }
}

const keyOf = ({ key }: Definition, row: Row): RowKey => fieldOf(row, key) as RowKey

const othersOf =
  (attempt: Attempt): OpenOther =>
  async (name) => {
    const definition = definitions().get(name)
    if (definition === undefined) throw new TypeError(`There is no collection "${name}".`)
    return { definition, draft: await attempt.open(definition) }
  }

function createFactory({ name, now, factory, traits }: Definition) {
  const random = createRandom(`${name} factory`)
  let sequence = 0
  return (overrides: object = {}, ...names: readonly string[]): object => {
    sequence += 1
    const tools = { random, now, sequence }
    const changes = names.map((trait) => {
      const change = traits[trait]
      if (change === undefined) throw new TypeError(`The collection "${name}" has no trait "${trait}".`)
      return typeof change === 'function' ? change(tools) : change
    })
    return Object.assign({}, factory?.(tools), ...changes, overrides)
  }
}
