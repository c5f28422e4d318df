import type { RowKey } from './row.ts'

/** A part of a collection's rows: one value of the storage. A changed part gets a new name. */
export interface StoredPart {
  /** The storage's key. */
  readonly name: string
  readonly size: number
}

/** What the storage keeps of a collection, beside its rows. */
export interface StoredCollection {
  /** Changes with each change of the collection. */
  readonly revision: string
  readonly parts: readonly StoredPart[]
  /** The next number for a key that counts up. */
  readonly next: number
  /** The `version` of the collection that wrote it. */
  readonly version: number
}

/**
 * All collections, in one value of the storage: a change of several collections becomes valid by one update of this
 * value, whatever the storage is.
 */
export interface StoredState {
  readonly collections: { readonly [name: string]: StoredCollection }
}

export const noState: StoredState = { collections: {} }

/** The rows of a part, in their order. */
export type PartRows = readonly (readonly [key: RowKey, row: object])[]

/** How many rows a part has at most: a change of one row writes its part. */
export const rowsOfPart = 128
