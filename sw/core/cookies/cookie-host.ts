/** Whether the hostname of a `URL` is an IP address, which has no subdomains. */
const isAddress = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)

/** Whether `host` is `domain` or a subdomain of it (RFC 6265bis, section 5.1.3). */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !isAddress(host))
}

/**
 * Whether `Secure` cookies may be set and sent here: with https, and on this machine, where nobody can listen. Browsers
 * differ on the latter, but a login must work in development as it does on the site.
 */
export function isSecure({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true
  return hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname) || domainMatches(hostname, 'localhost')
}
