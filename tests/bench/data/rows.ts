/** A row of the search. */
export interface Item {
  readonly id: number
  readonly name: string
  readonly kind: string
  readonly price: number
}

export const rowCount = 10_000

/** The same rows for everybody: a seventh is of the kind that is searched for. */
export const rowsOf = (count: number): readonly Omit<Item, 'id'>[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Item ${index}`,
    kind: index % 7 === 0 ? 'rare' : 'usual',
    price: (index * 7919) % 1000,
  }))

/** What is searched for: a filter that matches some 700 rows, an order, and the second page of it. */
export const search = { kind: 'rare', price: 500, skip: 20, take: 20 } as const

/** The ids of that page: everybody has to find these. */
export function expectedIds(count: number): readonly number[] {
  return rowsOf(count)
    .map((row, index) => ({ id: index + 1, ...row }))
    .filter(({ kind, price }) => kind === search.kind && price >= search.price)
    .sort((one, other) => other.price - one.price || one.id - other.id)
    .slice(search.skip, search.skip + search.take)
    .map(({ id }) => id)
}
