import type { APIContext } from '../../core/endpoint/api-context.ts'
import type { APIRoute } from '../../core/endpoint/api-route.ts'
import type { Query } from '../collections/query.ts'
import type { RowKey } from '../collections/row.ts'

/** What a request does. */
export type CrudAction = 'list' | 'read' | 'create' | 'replace' | 'update' | 'delete'

/** A request, as the functions of `crud` see it. */
export interface CrudStep {
  readonly action: CrudAction
  readonly context: APIContext
  /** The key that the address names; absent: it is the address of the list. */
  readonly key?: RowKey
}

/**
 * `1.0` and `0.17`: as that version of json-server. `both` (default): as 1.0, and as 0.17 where a request has a
 * parameter that only 0.17 knows (`_limit`, `_order`, `_start`, `_end`, `_expand`).
 */
export type Dialect = 'both' | '1.0' | '0.17'

type MaybePromise<Value> = Value | Promise<Value>

/** The steps of `crud` that a project changes. A returned or thrown `Response` is the answer. */
export interface CrudOptions<Row extends object, NewRow = object> {
  readonly dialect?: Dialect
  /** The row of an address without a key, as `/profile`. */
  readonly only?: RowKey
  /** Runs first, for example to check who asks. */
  before?(step: CrudStep): MaybePromise<Response | undefined>
  /** Changes what is read from the body of POST, PUT and PATCH. */
  input?(data: Partial<NewRow>, step: CrudStep): MaybePromise<Partial<NewRow> | Response>
  /** Changes what a list finds. */
  query?(query: Query<Row>, step: CrudStep): MaybePromise<Query<Row> | Response>
  /** Changes each row that is sent. */
  output?(row: Row, step: CrudStep): MaybePromise<unknown>
}

/** The handlers of an endpoint: export those that it should have. */
export interface CrudHandlers {
  readonly GET: APIRoute
  readonly POST: APIRoute
  readonly PUT: APIRoute
  readonly PATCH: APIRoute
  readonly DELETE: APIRoute
}
