/** The path and the query of a URL, as in `URL`. */
export interface SentPath {
  readonly pathname: string
  readonly search: string
}

/** Takes a request's URL apart. Requests have the text that the URL parser writes, so no second parse is needed. */
export function sentPath(href: string): SentPath {
  const start = href.indexOf('/', href.indexOf('://') + 3)
  const fragment = href.indexOf('#', start)
  const end = fragment === -1 ? href.length : fragment
  const query = href.indexOf('?', start)
  if (query === -1 || query > end) return { pathname: href.slice(start, end), search: '' }
  return { pathname: href.slice(start, query), search: query + 1 === end ? '' : href.slice(query, end) }
}
