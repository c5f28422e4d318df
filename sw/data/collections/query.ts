import type { RowKey } from './row.ts'

/** What a field may be compared with. */
export interface FieldFilter<Value> {
  readonly equals?: Value | null
  readonly not?: Value | null
  readonly in?: readonly (Value | null)[]
  readonly notIn?: readonly (Value | null)[]
  readonly lt?: Value
  readonly lte?: Value
  readonly gt?: Value
  readonly gte?: Value
  /** For texts: they contain this. */
  readonly contains?: Value extends string ? string : never
  readonly startsWith?: Value extends string ? string : never
  readonly endsWith?: Value extends string ? string : never
  /** For lists: they have this entry. */
  readonly has?: Value extends readonly (infer Entry)[] ? Entry : never
  /** Default `sensitive`. For all comparisons of texts in this filter. */
  readonly mode?: 'sensitive' | 'insensitive'
}

/** Paths to the values in a row, two levels deep: `price`, `address.city`. Deeper ones work, but have no types. */
export type PathOf<Row> = {
  [Name in keyof Row & string]: NonNullable<Row[Name]> extends readonly unknown[] | Date | Blob
    ? Name
    : NonNullable<Row[Name]> extends object
      ? Name | `${Name}.${keyof NonNullable<Row[Name]> & string}`
      : Name
}[keyof Row & string]

/** The type of the value at a path. */
export type ValueAt<Row, Path extends string> = Path extends keyof Row
  ? Exclude<Row[Path], null | undefined>
  : Path extends `${infer Name}.${infer Rest}`
    ? Name extends keyof Row
      ? Rest extends keyof NonNullable<Row[Name]>
        ? Exclude<NonNullable<Row[Name]>[Rest], null | undefined>
        : unknown
      : unknown
    : unknown

/**
 * Which rows: each field equals a value, or passes a filter. All parts must hold. A part that is `undefined` is left
 * out; `null` also stands for a missing value.
 */
export type Where<Row> = {
  readonly [Path in PathOf<Row>]?: ValueAt<Row, Path> | FieldFilter<ValueAt<Row, Path>> | null | undefined
} & {
  readonly AND?: Filter<Row> | readonly Filter<Row>[]
  readonly OR?: readonly Filter<Row>[]
  readonly NOT?: Filter<Row> | readonly Filter<Row>[]
}

/** Whether small values come first, or great ones. */
export type Direction = 'asc' | 'desc'

/** `{ price: 'desc' }`. Of several fields, the first counts most. */
export type OrderBy<Row> = { readonly [Path in PathOf<Row>]?: Direction }

/** Which rows: a `where`, or a function that says so of each row. */
export type Filter<Row> = Where<Row> | ((row: Row) => boolean)

/** Which rows to find, in which order. */
export interface Query<Row, Key extends RowKey = RowKey, Include = unknown> {
  readonly where?: Filter<Row>
  /** Default: the order in which they were created. Rows that are equal in all fields keep that order. */
  readonly orderBy?: OrderBy<Row> | readonly OrderBy<Row>[]
  /** How many rows to leave out at the start. */
  readonly skip?: number
  /** At most so many rows. */
  readonly take?: number
  /** Starts after the row with this key. */
  readonly cursor?: Key
  /** Relations whose rows come along. */
  readonly include?: Include
}
