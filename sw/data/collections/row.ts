/** A value that names a row. */
export type RowKey = string | number

/** A row: an object whose values can be structurally cloned. */
export type Row = object

/** The value of a field, by its path: `address.city`. */
export function fieldOf(row: Row, path: string): unknown {
  if (!path.includes('.')) return Object.hasOwn(row, path) ? Reflect.get(row, path) : undefined
  let value: unknown = row
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = Reflect.get(value, name)
  }
  return value
}

/** Dates compare by their time. */
export const plainOf = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)

/** Whether two values of fields are equal. A missing value equals `null`. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  Object.is(plainOf(one ?? null), plainOf(other ?? null)) || one === other

/** The order of two values: numbers, then texts by their code units, and missing ones last. 0: there is none. */
export function compareValues(one: unknown, other: unknown): number {
  const [first, second] = [plainOf(one), plainOf(other)]
  if (first === second) return 0
  const [rankOfFirst, rankOfSecond] = [rankOf(first), rankOf(second)]
  if (rankOfFirst !== rankOfSecond) return rankOfFirst - rankOfSecond
  if (rankOfFirst > 3) return 0
  return (first as number) < (second as number) ? -1 : 1
}

const ranks = new Map(['boolean', 'number', 'bigint', 'string'].map((type, rank) => [type, rank]))

const rankOf = (value: unknown): number => (value === undefined || value === null ? 5 : (ranks.get(typeof value) ?? 4))
