import { domainMatches } from '../../core/cookies/cookie-host.ts'

/**
 * Whether another site's page started this request, as far as a worker can tell. Subresource requests always come from
 * our own pages. For a navigation the referrer decides: without one it counts as foreign, since any page can hide it. A
 * host and its subdomains are one site.
 */
export function isCrossSite({ mode, referrer, url }: Request): boolean {
  if (mode !== 'navigate') return false
  const from = URL.canParse(referrer) ? new URL(referrer).hostname : ''
  const to = new URL(url).hostname
  return from === '' || (!domainMatches(from, to) && !domainMatches(to, from))
}
