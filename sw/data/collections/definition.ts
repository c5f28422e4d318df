import type { Random } from './random.ts'
import type { Relations } from './relations.ts'
import type { StandardSchema } from './standard-schema.ts'

/** What seeds and factories are made with. The same project gets the same values everywhere. */
export interface SeedTools {
  /** A number from 0 to below 1. */
  readonly random: Random
  /** A moment that never changes. */
  readonly now: Date
}

/** What a factory is made with. */
export interface FactoryTools extends SeedTools {
  /** How many rows the factory has made, this one included. */
  readonly sequence: number
}

type MaybePromise<Value> = Value | Promise<Value>

/** The options of a collection. */
export interface CollectionOptions<Row, NewRow, Name extends string, Of extends Relations> {
  /** The field with the key of a row. Default `id`. */
  readonly key?: Name
  /**
   * What a row without a key gets: the next whole `number` (default), a `uuid`, or an error, because authors set their
   * `own`.
   */
  readonly keys?: 'number' | 'uuid' | 'own'
  /** Fields whose values no two rows share. `null` and missing values do not count. */
  readonly unique?: readonly (keyof Row & string)[]
  /** Fields that rows are often found by: `where` with a value of such a field does not look at all rows. */
  readonly indexes?: readonly (keyof Row & string)[]
  readonly relations?: Of
  /** The first rows. It runs on first use, once for each browser, and again after `reset()`. */
  readonly seed?: readonly NewRow[] | ((tools: SeedTools) => MaybePromise<readonly NewRow[]>)
  /** A row for `build()`. */
  readonly factory?: (tools: FactoryTools) => NewRow
  /** Named changes of what `factory` makes. */
  readonly traits?: Readonly<Record<string, Partial<NewRow> | ((tools: FactoryTools) => Partial<NewRow>)>>
  /** A whole number. Raise it when stored rows no longer fit. Default 1. */
  readonly version?: number
  /** Makes a row of this version from one of an older version; `undefined` removes it. */
  readonly migrate?: (row: Readonly<Record<string, unknown>>, version: number) => NewRow | undefined
  /** The `now` of seeds and factories. Default: 1 January 2025, 12:00 UTC. */
  readonly now?: Date
}

/** A collection as the room keeps it, without types of rows. */
export interface Definition {
  readonly name: string
  readonly key: string
  readonly keys: 'number' | 'uuid' | 'own'
  readonly unique: readonly string[]
  readonly indexes: readonly string[]
  readonly relations: Relations
  readonly schema: StandardSchema | undefined
  readonly version: number
  readonly now: Date
  readonly seed: CollectionOptions<object, object, string, Relations>['seed']
  readonly factory: ((tools: FactoryTools) => object) | undefined
  readonly traits: Readonly<Record<string, object | ((tools: FactoryTools) => object)>>
  readonly migrate: ((row: Readonly<Record<string, unknown>>, version: number) => object | undefined) | undefined
}
