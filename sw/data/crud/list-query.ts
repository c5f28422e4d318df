import { fieldOf, type Row } from '../collections/row.ts'
import type { Dialect } from './crud-options.ts'
import { compileJsonWhere, type Test, testOf } from './where-params.ts'

/** What the query of a list asks for. */
export interface ListQuery {
  readonly filter: (row: Row) => boolean
  readonly orderBy: readonly Readonly<Record<string, 'asc' | 'desc'>>[]
  readonly embed: readonly string[]
  /** A part of the list. */
  readonly slice?: Slice
}

export type Slice =
  /** A page with its neighbours: in the body (1.0), or in headers (0.17). */
  | { readonly kind: 'envelope' | 'links'; readonly page: number; readonly perPage: number }
  | { readonly kind: 'range'; readonly start: number; readonly end?: number }

const onlyOld = ['_limit', '_order', '_start', '_end', '_expand']
const reserved = new Set([...onlyOld, '_sort', '_page', '_per_page', '_embed', '_where', '_dependent', '_delay'])

/** How many rows a page has by itself. */
const usualPage = 10

/**
 * Reads the query of a list, in the words of json-server.
 *
 * @param isField whether a row has such a field: 0.17 leaves out what none has
 */
export function readListQuery(
  params: URLSearchParams,
  dialect: Dialect,
  isField: (path: string) => boolean,
): ListQuery {
  const isOld = dialect === '0.17' || (dialect === 'both' && onlyOld.some((name) => params.has(name)))
  const tests: Test[] = []
  const search = dialect === '1.0' ? null : params.get('q')
  if (search !== null && !isField('q')) tests.push((row) => holds(row, search.toLowerCase()))
  const where = isOld ? undefined : jsonOf(params.get('_where'))
  // As in json-server, it replaces the other filters.
  if (where !== undefined) tests.push(compileJsonWhere(where))
  else {
    for (const name of new Set(params.keys())) {
      if (reserved.has(name) || name === '_' || (name === 'q' && search !== null && !isField('q'))) continue
      const test = testOf(name, params.getAll(name), isOld, isField)
      if (test !== undefined) tests.push(test)
    }
  }
  const slice = sliceOf(params, isOld)
  return {
    filter: (row) => tests.every((test) => test(row)),
    orderBy: orderOf(params, isOld),
    embed: [...params.getAll('_embed'), ...params.getAll('_expand')],
    ...(slice && { slice }),
  }
}

function orderOf(params: URLSearchParams, isOld: boolean): ListQuery['orderBy'] {
  const fields = (params.get('_sort') ?? '').split(',').filter((field) => field !== '')
  const orders = (params.get('_order') ?? '').toLowerCase().split(',')
  return fields.map((field, index) => {
    if (!isOld && field.startsWith('-')) return { [field.slice(1)]: 'desc' }
    return { [field]: orders[index] === 'desc' ? 'desc' : 'asc' }
  })
}

function sliceOf(params: URLSearchParams, isOld: boolean): Slice | undefined {
  const [page, perPage, limit] = ['_page', '_per_page', '_limit'].map((name) => numberOf(params.get(name)))
  if (isOld) {
    if (params.get('_page')) return { kind: 'links', page: Math.max(1, page ?? 1), perPage: limit || usualPage }
    const start = numberOf(params.get('_start')) ?? 0
    const end = numberOf(params.get('_end'))
    if (params.get('_end')) return { kind: 'range', start, ...(end !== undefined && { end }) }
    if (params.get('_limit')) return { kind: 'range', start, ...(limit !== undefined && { end: start + limit }) }
    return undefined
  }
  if (page === undefined) return undefined
  const size = perPage ?? usualPage
  return { kind: 'envelope', page, perPage: size > 0 ? size : 1 }
}

function numberOf(text: string | null): number | undefined {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isNaN(number) ? undefined : number
}

function jsonOf(text: string | null): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a text is anywhere in a value. */
function holds(value: unknown, text: string): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'object') return Object.values(value).some((part) => holds(part, text))
  return String(value).toLowerCase().includes(text)
}

/** Whether a row has a field at a path. */
export const hasField = (row: Row, path: string): boolean => fieldOf(row, path) !== undefined
