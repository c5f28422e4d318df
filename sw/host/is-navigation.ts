import type { IncomingHttpHeaders } from 'node:http'

const pageDestinations = ['document', 'frame', 'iframe', 'fencedframe']

/**
 * Whether a request may be answered with a page. Browsers say what they want it for: a page's `fetch` of a mistyped
 * endpoint must get a 404, not a page. Others (curl, a test runner that waits for the server) do not say, and accept a
 * page as in Vite: with `text/html`, everything, or no `Accept` at all.
 */
export function isNavigation({ method = 'GET', headers }: NavigationHead): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const { accept = '', 'sec-fetch-dest': wanted, 'sec-fetch-mode': mode } = headers
  if (wanted !== undefined) return pageDestinations.includes(String(wanted))
  return mode === undefined && (accept === '' || accept.includes('text/html') || accept.includes('*/*'))
}

interface NavigationHead {
  readonly method?: string | undefined
  readonly headers: IncomingHttpHeaders
}
