import type { IncomingHttpHeaders } from 'node:http'

const pageDestinations = ['document', 'frame', 'iframe', 'fencedframe']

/**
 * Whether a request may be answered with a page: a `fetch` of a mistyped endpoint must get a 404. Most browsers say what
 * they want a request for; WebKit does not on http, but asks for `text/html` when it navigates.
 */
export function isNavigation({ method = 'GET', headers }: NavigationHead): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const { accept = '', 'sec-fetch-dest': wanted } = headers
  if (wanted === undefined) return accept.includes('text/html')
  // A worker that passes a navigation on no longer says what for, but keeps this header, which only navigations have.
  if (wanted === 'empty') return headers['upgrade-insecure-requests'] === '1'
  return pageDestinations.includes(String(wanted))
}

/** Part of an incoming request. */
export interface NavigationHead {
  readonly method?: string | undefined
  readonly headers: IncomingHttpHeaders
}
