import { domainMatches, isSecure } from './cookie-host.ts'
import { defaultPath } from './cookie-path.ts'
import type { JarCookie } from './jar-cookie.ts'
import type { ParsedCookie, RefusedCookie } from './parse-set-cookie.ts'

/**
 * The cookie as a jar stores it, or why the answer from `url` may not set it (RFC 6265bis, section 5.7). There is no
 * list of public suffixes: a `Domain` with one label counts as one, and any other only concerns our own host.
 *
 * @param now milliseconds of the Unix epoch
 */
export function acceptCookie(parsed: ParsedCookie, url: URL, now: number): JarCookie | RefusedCookie {
  const { domain = '', ...rest } = parsed
  const host = url.hostname
  const refuse = (refused: string): RefusedCookie => ({ name: parsed.name, refused })

  if (domain !== '' && !domainMatches(host, domain)) return refuse(`has Domain=${domain}, which is not ${host}`)
  if (domain !== '' && domain !== host && !domain.includes('.'))
    return refuse(`has the public suffix ${domain} as Domain`)
  // A host with one label is its own public suffix.
  const hostOnly = domain === '' || !domain.includes('.')

  if (parsed.secure && !isSecure(url)) return refuse('is Secure, which needs https or this machine')
  if (parsed.sameSite === 'none' && !parsed.secure) return refuse('has SameSite=None, which needs Secure')

  // A cookie without a name is sent as its value, which could look like a prefixed name.
  const prefix = /^__(secure|host)-/i.exec(parsed.name || parsed.value)?.[1]?.toLowerCase()
  if (prefix !== undefined && parsed.name === '') return refuse('has no name, and a value that looks like one')
  if (prefix !== undefined && !parsed.secure) return refuse(`has a prefix that needs Secure`)
  if (prefix === 'host' && (domain !== '' || parsed.path !== '/')) {
    return refuse('has the prefix __Host-, which needs Path=/ and no Domain')
  }
  return {
    ...rest,
    domain: hostOnly ? host : domain,
    hostOnly,
    path: parsed.path ?? defaultPath(url.pathname),
    stored: now,
  }
}
