import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of `stowaway/data`. */
export const dataErrors = {
  DataInvalid: {
    message: ({ collection, issues }: { collection: string; issues: string }) =>
      `A row of the collection "${collection}" does not fit its schema: ${issues}. Nothing was changed.`,
    hint: () => 'Correct the values, or the schema of the collection.',
  },
  RowNotFound: {
    message: ({ collection, key }: { collection: string; key: string }) =>
      `The collection "${collection}" has no row with the key ${key}.`,
    hint: () => 'Use find() to look whether there is one, or upsert() to create it.',
  },
  RowKeyInvalid: {
    message: ({ collection, field, reason }: { collection: string; field: string; reason: string }) =>
      `The key of a row of the collection "${collection}" is wrong: its field "${field}" ${reason}. Nothing was changed.`,
    hint: () =>
      'A key is a text or a number that no other row has. A row keeps its key. Leave the field out to get the next key, or set the option "keys" to "own" and always set it.',
  },
  UniqueViolation: {
    message: ({ collection, field, value }: { collection: string; field: string; value: string }) =>
      `Another row of the collection "${collection}" has the same value in the field "${field}", which must be unique: ${value}. Nothing was changed.`,
    hint: () => 'Choose another value, or take the field out of the option "unique".',
  },
  RelationToNothing: {
    message: (args: { collection: string; field: string; value: string; target: string }) =>
      `The field "${args.field}" of a row of the collection "${args.collection}" names a row of "${args.target}" that does not exist: ${args.value}. Nothing was changed.`,
    hint: () => 'Create that row first. For no relation, use null.',
  },
  RowInUse: {
    message: ({ collection, key, by }: { collection: string; key: string; by: string }) =>
      `The row ${key} of the collection "${collection}" cannot be deleted, because rows of "${by}" belong to it. Nothing was changed.`,
    hint: () =>
      'Delete those first, or give the relation "onDelete": "cascade" deletes them too, "set-null" keeps them.',
  },
  SeedFailed: {
    message: ({ collection, reason }: { collection: string; reason: string }) =>
      `The seed of the collection "${collection}" failed: ${reason}. Nothing was stored, and the next use runs it again.`,
    hint: () => 'Correct the function "seed" of the collection.',
  },
  CollectionChanged: {
    message: (args: { collection: string; stored: number; version: number; reason: string }) =>
      `The rows of the collection "${args.collection}" were stored by version ${args.stored} of it, and do not fit version ${args.version}: ${args.reason}. They are kept as they are.`,
    hint: () =>
      'Give the collection a higher "version" and a function "migrate", or delete the rows with reset() of the collection: its seed runs again.',
  },
  RowsMissing: {
    message: ({ collection }: { collection: string }) =>
      `Rows of the collection "${collection}" are missing in the storage: somebody has deleted a part of it.`,
    hint: () => 'Call reset() of the collection: its seed runs again.',
  },
  CollectionTwice: {
    message: ({ collection }: { collection: string }) =>
      `Two collections have the name "${collection}", with different options.`,
    hint: () => 'Give each its own name, and import the one object wherever you use it.',
  },
  ImportInvalid: {
    message: ({ collection, reason }: { collection: string; reason: string }) =>
      `The data for the collection "${collection}" cannot be imported: ${reason}. Nothing was changed.`,
    hint: () => 'Import what export() or snapshot() of the same collection returned.',
  },
  TransactionTooBusy: {
    message: ({ tries }: { tries: number }) =>
      `The transaction was tried ${tries} times, and each time somebody else changed its collections meanwhile. Nothing was changed.`,
    hint: () => 'Do less in the transaction, and do not wait for anything else in it.',
  },
} as const satisfies Record<string, ErrorEntry>

export const dataError: ErrorFactory<typeof dataErrors> = errorFactory(dataErrors)
