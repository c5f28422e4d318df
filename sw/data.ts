export { resetAll, restoreAll, snapshotAll } from './data/collections/all-collections.ts'
export type { CollectionChange } from './data/collections/change-events.ts'
export { issuesOf, type RowIssue } from './data/collections/check-row.ts'
export { type Collection, collection, type RowChange } from './data/collections/collection.ts'
export type { CollectionOptions, FactoryTools, SeedTools } from './data/collections/definition.ts'
export type {
  Direction,
  FieldFilter,
  Filter,
  OrderBy,
  PathOf,
  Query,
  ValueAt,
  Where,
} from './data/collections/query.ts'
export type { Random } from './data/collections/random.ts'
export {
  type Included,
  type IncludeOf,
  type IncludeTree,
  type ManyRelation,
  many,
  type OnDelete,
  type OneRelation,
  one,
  type Related,
  type Relation,
  type Relations,
} from './data/collections/relations.ts'
export type { RowKey } from './data/collections/row.ts'
export type { Snapshot } from './data/collections/snapshot.ts'
export type { SchemaIssue, StandardSchema } from './data/collections/standard-schema.ts'
export { transaction } from './data/collections/transaction.ts'
export { crud } from './data/crud/crud.ts'
export type { CrudAction, CrudHandlers, CrudOptions, CrudStep, Dialect } from './data/crud/crud-options.ts'
