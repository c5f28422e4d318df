import type { APIContext } from '../../core/endpoint/api-context.ts'
import type { Collection } from '../collections/collection.ts'
import type { CrudOptions, CrudStep } from './crud-options.ts'

/** A row, whatever is in it. */
export type AnyRow = Record<string, unknown>
/** A collection, whatever its rows are. */
export type AnyCollection = Collection<AnyRow, never, AnyRow>
export type AnyCrudOptions = CrudOptions<AnyRow, AnyRow>

/** What one request is about. */
export interface CrudRequest {
  readonly collection: AnyCollection
  readonly options: AnyCrudOptions
  readonly context: APIContext
  readonly step: CrudStep
  /** Fields that the address fixes. */
  readonly fixed: Readonly<AnyRow>
}
