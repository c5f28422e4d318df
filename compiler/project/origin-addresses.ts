import { originError } from '../../sw/core/errors/origin-errors.ts'
import { trimEnd } from '../../sw/core/names/trim-characters.ts'

/** One key of the option `origins`. */
export interface OriginAddress {
  /** As written. */
  readonly key: string
  /** `https://api.example.com`. */
  readonly origin: string
  /** The path, encoded as browsers send it, that every address starts with: `/` or `/v1/`. */
  readonly base: string
}

/**
 * Reads the keys of the option `origins`.
 *
 * @param site the site's own address, if it is known
 * @throws `OriginNotAbsolute`, `OriginRepeated`, `OriginIsOwn`
 */
export function originAddresses(keys: readonly string[], site?: string): readonly OriginAddress[] {
  const known = new Map<string, string>()
  return keys.map((key) => {
    const address = parse(key)
    const name = address.origin + address.base
    const first = known.get(name)
    if (first !== undefined) throw originError('OriginRepeated', { origin: key, first })
    known.set(name, key)
    if (site !== undefined && new URL(site).origin === address.origin) {
      throw originError('OriginIsOwn', { origin: key, own: site })
    }
    return address
  })
}

function parse(key: string): OriginAddress {
  const url = URL.canParse(key) ? new URL(key) : undefined
  const isPlain = url?.username === '' && url.password === '' && !/[?#*[\]]/.test(key.replace(/\[[\d:a-f.]+\]/i, ''))
  if (url === undefined || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw originError('OriginNotAbsolute', { origin: key })
  }
  return { key, origin: url.origin, base: `${trimEnd(url.pathname, '/')}/` }
}
