import { addressQuery, pageOf } from '../shared/address-query.ts'

/** How products are sorted: the value of `_sort`, and its name. */
export const sorts = new Map([
  ['name', 'Name'],
  ['price', 'Cheapest first'],
  ['-price', 'Dearest first'],
  ['stock', 'Nearly sold out'],
])

export interface Query {
  readonly q: string
  readonly category: string
  readonly sort: string
  readonly page: number
}

export const { query, search } = addressQuery<Query>((search) => {
  const sort = search.get('sort') ?? ''
  return {
    q: search.get('q') ?? '',
    category: search.get('category') ?? '',
    sort: sorts.has(sort) ? sort : 'name',
    page: pageOf(search),
  }
})
