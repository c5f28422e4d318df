import type { APIContext } from '../../core/endpoint/api-context.ts'
import type { RowKey } from '../collections/row.ts'

/** What the address of a request says about rows. */
export interface CrudAddress {
  /** The key of a row, as it is in the address; absent: it is that of the list. */
  readonly key?: string
  /** The values of the other params: `/products/[productId]/reviews` is about the reviews of one product. */
  readonly fixed: Readonly<Record<string, string>>
}

/** The last part of the route has the param with the key: `/api/products/[id].json`. */
export function addressOf({ routePattern, params }: Pick<APIContext, 'routePattern' | 'params'>): CrudAddress {
  const last = routePattern.slice(routePattern.replace(/\/$/, '').lastIndexOf('/') + 1)
  const name = Object.keys(params).find((param) => last.includes(`[${param}]`) || last.includes(`[...${param}]`))
  const fixed: Record<string, string> = {}
  for (const [param, value] of Object.entries(params)) {
    if (param !== name && value !== undefined) fixed[param] = value
  }
  const key = name === undefined ? undefined : params[name]
  return { fixed, ...(key !== undefined && { key }) }
}

/** The keys that a text in an address may mean: a number has only one spelling. */
export const keysOf = (text: string): readonly RowKey[] =>
  String(Number(text)) === text ? [Number(text), text] : [text]

/** Whether a row has these values. An address has only texts. */
export const hasFields = (row: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([name, value]) => row[name] === value || String(row[name]) === String(value))
