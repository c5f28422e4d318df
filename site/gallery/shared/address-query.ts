import { type Signal, signal } from '@preact/signals'

interface AddressQuery<Query> {
  readonly query: Signal<Query>
  /** Changes the search. Any change but the page number starts at the first page. */
  search(change: Partial<Query>, options?: { readonly isTyping?: boolean }): void
}

/**
 * What is searched for: as in the address of the page, so that reloading and going back keep it.
 *
 * @param read makes it of the address's query, with a default for each wrong or missing part
 */
export function addressQuery<Query extends { readonly page: number }>(
  read: (search: URLSearchParams) => Query,
): AddressQuery<Query> {
  const defaults = read(new URLSearchParams())
  const query = signal(read(new URLSearchParams(location.search)))
  addEventListener('popstate', () => {
    query.value = read(new URLSearchParams(location.search))
  })
  return {
    query,
    search(change, { isTyping = false } = {}) {
      query.value = { ...query.value, page: 1, ...change }
      const address = new URL(location.href)
      const parts = Object.entries(query.value).filter(([name, value]) => value !== Reflect.get(defaults, name))
      address.search = String(new URLSearchParams(parts.map(([name, value]) => [name, String(value)])))
      if (isTyping) history.replaceState(null, '', address)
      else history.pushState(null, '', address)
    },
  }
}

/** The page number; 1 for anything else. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get('page'))
  return Number.isInteger(page) && page > 0 ? page : 1
}
