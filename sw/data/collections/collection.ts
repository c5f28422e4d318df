import { dataError } from '../../core/errors/data-errors.ts'
import type { CollectionChange } from './change-events.ts'
import { createHandle } from './create-handle.ts'
import type { CollectionOptions, Definition } from './definition.ts'
import type { Filter, Query } from './query.ts'
import { definitions } from './registry.ts'
import type { Included, IncludeOf, Relations } from './relations.ts'
import type { RowKey } from './row.ts'
import type { Snapshot } from './snapshot.ts'
import type { InputOf, OutputOf, StandardSchema } from './standard-schema.ts'
import { type Access, byItself } from './work.ts'

/** How a row is changed: some of its fields, or a function of the whole row. */
export type RowChange<Row> = Partial<Row> | ((row: Row) => Row)

/**
 * Rows of one kind, stored where the endpoint runs: in IndexedDB in a worker, in a file on a Node server, in memory in
 * tests and during prerendering. Rows are copied on their way in and out. A resolved write is on disk. Everything may
 * reject with the errors of the storage, `SeedFailed` and `CollectionChanged`; writes also with `DataInvalid`,
 * `UniqueViolation`, `RelationToNothing` and `RowKeyInvalid`. A write that rejects has changed nothing.
 */
export interface Collection<
  Row extends object = object,
  Key extends RowKey = RowKey,
  NewRow = object,
  Of extends Relations = Relations,
> {
  readonly name: string
  /** The name of the field with the key. */
  readonly key: string
  readonly relations: Of
  /** The row with this key. `undefined`: there is none. */
  find<const Include extends IncludeOf<Of> = Record<never, never>>(
    key: Key,
    options?: { readonly include?: Include },
  ): Promise<(Row & Included<Of, Include>) | undefined>
  /** The first row that a query finds. */
  findFirst<const Include extends IncludeOf<Of> = Record<never, never>>(
    query?: Query<Row, Key, Include>,
  ): Promise<(Row & Included<Of, Include>) | undefined>
  /** All rows that a query finds. */
  findMany<const Include extends IncludeOf<Of> = Record<never, never>>(
    query?: Query<Row, Key, Include>,
  ): Promise<(Row & Included<Of, Include>)[]>
  count(query?: { readonly where?: Filter<Row> }): Promise<number>
  create(row: NewRow): Promise<Row>
  /** Creates all rows or, if one cannot be, none. */
  createMany(rows: readonly NewRow[]): Promise<Row[]>
  /** Changes a row. Also rejects with `RowNotFound`. A function may run more than once, and must not wait. */
  update(key: Key, change: RowChange<Row>): Promise<Row>
  /** Puts another row in its place. Also rejects with `RowNotFound`. */
  replace(key: Key, row: NewRow): Promise<Row>
  /** Changes a row, or creates it if there is none. */
  upsert(key: Key, rows: { readonly create: NewRow; readonly update: RowChange<Row> }): Promise<Row>
  /** The deleted row; `undefined`: there was none. Also rejects with `RowInUse`. */
  delete(key: Key): Promise<Row | undefined>
  /** How many rows were deleted. Also rejects with `RowInUse`. */
  deleteMany(query?: { readonly where?: Filter<Row> }): Promise<number>
  /** A row of the option `factory`, with named changes of `traits` and then `overrides`. It is not stored. */
  build(overrides?: Partial<NewRow>, ...traits: readonly string[]): NewRow
  /** A copy of all rows. */
  snapshot(): Promise<Snapshot>
  /** Puts the rows of a snapshot in place of all rows. Also rejects with `ImportInvalid`. */
  restore(snapshot: Snapshot): Promise<void>
  /** Deletes all rows. The next use runs the seed again. */
  reset(): Promise<void>
  /** All rows as JSON text, for a file. */
  export(): Promise<string>
  /** As `restore`, with the text of `export()`. */
  import(text: string): Promise<void>
  /**
   * Calls `listener` after each change, by whichever tab or worker of the app.
   *
   * @returns a function that ends it
   */
  onChange(listener: (change: CollectionChange) => void): () => void
}

type KeyOf<Row, Name extends string> = Name extends keyof Row ? Extract<Row[Name], RowKey> : RowKey
/** A row without a key that the collection can make. */
type WithoutKey<Row, Name extends string> = Omit<Row, Name> & Partial<Pick<Row, Name & keyof Row>>
/** What a schema accepts, with the key left out or not. */
type NewRowOf<Input, Name extends string> = Omit<Input, Name> & Partial<Pick<Input, Name & keyof Input>>

/**
 * A collection of rows. No other collection of the app has its name. Create it once, in a module that endpoints import.
 *
 * @example
 * export const products = collection('products', {
 *   schema: v.object({ id: v.number(), name: v.string(), price: v.number() }),
 *   seed: ({ random }) => [{ name: 'Compass', price: Math.floor(random() * 100) }],
 * })
 *
 * @throws `CollectionTwice`
 */
export function collection<
  Schema extends StandardSchema<object, object>,
  const Name extends string = 'id',
  Of extends Relations = Record<never, never>,
>(
  name: string,
  options: CollectionOptions<OutputOf<Schema>, NewRowOf<InputOf<Schema>, NoInfer<Name>>, Name, Of> & {
    /** Of any library with Standard Schema. Rows are checked before they are stored. */
    readonly schema: Schema
  },
): Collection<OutputOf<Schema>, KeyOf<OutputOf<Schema>, Name>, NewRowOf<InputOf<Schema>, Name>, Of>
export function collection<
  Row extends object,
  const Name extends string = 'id',
  Of extends Relations = Record<never, never>,
>(
  name: string,
  options?: CollectionOptions<Row, WithoutKey<Row, NoInfer<Name>>, Name, Of>,
): Collection<Row, KeyOf<Row, Name>, WithoutKey<Row, Name>, Of>
export function collection(name: string, options: Partial<Definition> = {}): unknown {
  const definition: Definition = {
    name,
    key: options.key ?? 'id',
    keys: options.keys ?? 'number',
    unique: options.unique ?? [],
    indexes: options.indexes ?? [],
    relations: options.relations ?? {},
    schema: options.schema,
    version: options.version ?? 1,
    now: options.now ?? new Date(Date.UTC(2025, 0, 1, 12)),
    seed: options.seed,
    factory: options.factory,
    traits: options.traits ?? {},
    migrate: options.migrate,
  }
  const known = definitions()
  const earlier = known.get(name)
  // The same module may be loaded again, after an edit in development.
  if (earlier !== undefined && earlier.key !== definition.key) throw dataError('CollectionTwice', { collection: name })
  known.set(name, definition)
  return Object.assign(createHandle(definition, byItself), {
    [inTransaction]: (access: Access) => createHandle(definition, access),
  })
}

/** Where a collection has its functions for transactions. */
export const inTransaction: unique symbol = Symbol('transaction')
