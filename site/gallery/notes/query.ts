import { signal } from '@preact/signals'
import { type Sort, sorts } from '../../src/gallery/notes/note.ts'

/** What is searched for: as in the address of the page, so that reloading and going back keep it. */
export interface Query {
  readonly q: string
  readonly tag: string | undefined
  readonly sort: Sort
  readonly page: number
}

export const query = signal(fromAddress())

/** Changes the search. Any change but the page number starts at the first page. */
export function search(change: Partial<Query>, { isTyping = false } = {}): void {
  query.value = { ...query.value, page: 1, ...change }
  const address = new URL(location.href)
  address.search = String(toSearch(query.value))
  if (isTyping) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
}

addEventListener('popstate', () => {
  query.value = fromAddress()
})

function fromAddress(): Query {
  const search = new URLSearchParams(location.search)
  const page = Number(search.get('page'))
  return {
    q: search.get('q') ?? '',
    tag: search.get('tag') ?? undefined,
    sort: sorts.find((sort) => sort === search.get('sort')) ?? 'changed',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** Without defaults. */
function toSearch({ q, tag, sort, page }: Query): URLSearchParams {
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (tag !== undefined) search.set('tag', tag)
  if (sort !== 'changed') search.set('sort', sort)
  if (page > 1) search.set('page', String(page))
  return search
}
