import { type Sort, sorts } from '../../src/gallery/notes/note.ts'
import { addressQuery, pageOf } from '../shared/address-query.ts'

export interface Query {
  readonly q: string
  readonly tag: string | undefined
  readonly sort: Sort
  readonly page: number
}

export const { query, search } = addressQuery<Query>((search) => ({
  q: search.get('q') ?? '',
  tag: search.get('tag') ?? undefined,
  sort: sorts.find((sort) => sort === search.get('sort')) ?? 'changed',
  page: pageOf(search),
}))
