/** What happens with rows that belong to a row when that one is deleted. */
export type OnDelete = 'restrict' | 'cascade' | 'set-null'

/** A collection, as far as relations need it. */
export interface Related<Row = object> {
  readonly name: string
  find(key: never): Promise<Row | undefined>
}

/** The relation of a row to one row of another collection: a field has that row's key. */
export interface OneRelation<Row = object> {
  readonly kind: 'one'
  /** A function, so that two collections can relate to each other. */
  readonly target: () => Related<Row>
  /** The field with the key of the other row. */
  readonly field: string
}

/** The relation of a row to many rows of another collection, which have its key in a field. */
export interface ManyRelation<Row = object> {
  readonly kind: 'many'
  readonly target: () => Related<Row>
  /** The field of the other rows with the key of this one. */
  readonly field: string
  readonly onDelete: OnDelete
}

/** A relation of a collection. */
export type Relation<Row = object> = OneRelation<Row> | ManyRelation<Row>
/** The relations of a collection, by name. */
export type Relations = Readonly<Record<string, Relation>>

/**
 * A relation to one row: `author: one(() => users, 'authorId')`. A row cannot be stored while its field names a row that
 * does not exist; `null` and a missing field name none.
 */
export function one<Row>(target: () => Related<Row>, field: string): OneRelation<Row> {
  return { kind: 'one', target, field }
}

/**
 * A relation to many rows: `reviews: many(() => reviews, 'productId')`.
 *
 * @param options.onDelete when a row with others is deleted: `restrict` (default) refuses, `cascade` deletes the others
 *   too, `set-null` puts `null` into their field
 */
export function many<Row>(
  target: () => Related<Row>,
  field: string,
  { onDelete = 'restrict' }: { readonly onDelete?: OnDelete } = {},
): ManyRelation<Row> {
  return { kind: 'many', target, field, onDelete }
}

/** Which relations to include. Each may include relations of the rows that it adds. */
export interface IncludeTree {
  readonly [relation: string]: boolean | { readonly include?: IncludeTree }
}

/** The relations of a collection that can be included. */
export type IncludeOf<Of extends Relations> = {
  readonly [Name in keyof Of]?: boolean | { readonly include?: IncludeTree }
}

/** The rows that an include adds. */
export type Included<Of extends Relations, Include> = {
  [Name in keyof Include & keyof Of]: Include[Name] extends false | undefined
    ? never
    : Of[Name] extends OneRelation<infer Row>
      ? Row | undefined
      : Of[Name] extends ManyRelation<infer Row>
        ? Row[]
        : never
}
