import { domainMatches } from '../../core/cookies/cookie-host.ts'

/**
 * Whether another site's page started this request, as far as a worker can tell. Subresource requests always come from
 * our own pages. For a navigation the referrer decides, and without one whether a form post is `foreign`. A host and
 * its subdomains are one site.
 */
export function isCrossSite({ mode, referrer, url }: Request, foreign: boolean): boolean {
  if (mode !== 'navigate') return false
  if (!URL.canParse(referrer) || referrer.startsWith('about:')) return foreign
  const from = new URL(referrer).hostname
  const to = new URL(url).hostname
  return !domainMatches(from, to) && !domainMatches(to, from)
}
