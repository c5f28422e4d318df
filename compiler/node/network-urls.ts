import { networkInterfaces } from 'node:os'

const everywhere = new Set(['0.0.0.0', '::'])

/** The URLs at which other machines reach a server that listens on all addresses. Empty for any other `host`. */
export function networkUrls(url: string, host: string): readonly string[] {
  if (!everywhere.has(host)) return []
  const addresses = Object.values(networkInterfaces()).flatMap((found = []) => found)
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => {
      const other = new URL(url)
      other.hostname = address
      return other.href
    })
}
