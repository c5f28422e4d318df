import { trimCharacters } from '../names/trim-characters.ts'
import { parseCookieDate } from './cookie-date.ts'
import type { SameSite } from './jar-cookie.ts'

/** A parsed `Set-Cookie` value. Whether its sender may set it is not checked yet. */
export interface ParsedCookie {
  readonly name: string
  readonly value: string
  /** In lower case, without a leading dot. Absent or empty: only the sender's host. */
  readonly domain?: string
  /** Absent: the path is derived from the URL. */
  readonly path?: string
  /** Milliseconds of the Unix epoch, at most 400 days ahead. */
  readonly expires?: number
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: SameSite
  readonly partitioned: boolean
}

/** Why a cookie was refused, as the end of a sentence that starts with the cookie. */
export interface RefusedCookie {
  readonly name: string
  readonly refused: string
}

/** Bytes of name and value together. */
const pairLimit = 4096
/** Bytes of an attribute's value. A longer one counts as absent. */
const attributeLimit = 1024
/** Milliseconds after which every cookie expires. */
const ageLimit = 400 * 86_400_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: this finds control characters other than the tab
const control = /[\u0000-\u0008\u000A-\u001F\u007F]/

/**
 * Parses one `Set-Cookie` value (RFC 6265bis, section 5.6). Each character stands for one byte, as in `Headers`.
 *
 * @param now milliseconds of the Unix epoch, for `Max-Age`
 */
export function parseSetCookie(text: string, now: number): ParsedCookie | RefusedCookie {
  const [pair = '', ...attributes] = text.split(';')
  const { name, value } = splitPair(pair)
  if (control.test(text))
    return { name: name.replace(new RegExp(control, 'g'), '?'), refused: 'has control characters' }
  if (name.length + value.length > pairLimit) {
    return { name: name.slice(0, 40), refused: `is longer than ${pairLimit} bytes, name and value together` }
  }
  if (name === '' && value === '') return { name, refused: 'has neither name nor value' }
  // The last attribute of a name wins. A Map, because the names come from outside.
  const last = new Map<string, string>()
  for (const attribute of attributes) {
    const [key, of] = splitAttribute(attribute)
    if (of.length <= attributeLimit && isReadable(key, of)) last.set(key, of)
  }
  const domain = last.get('domain')
  const path = last.get('path')
  const expires = expiryOf(last, now)
  return {
    name,
    value,
    ...(domain !== undefined && { domain: domain.replace(/^\./, '').toLowerCase() }),
    ...(path?.startsWith('/') && { path }),
    ...(expires !== undefined && { expires }),
    secure: last.has('secure'),
    httpOnly: last.has('httponly'),
    sameSite: sameSiteOf(last.get('samesite')),
    partitioned: last.has('partitioned'),
  }
}

/** Without `=`, the whole text is the value. */
function splitPair(pair: string): { name: string; value: string } {
  const at = pair.indexOf('=')
  return { name: trim(pair.slice(0, Math.max(at, 0))), value: trim(pair.slice(at + 1)) }
}

function splitAttribute(attribute: string): [key: string, value: string] {
  const [key = '', ...rest] = attribute.split('=')
  return [trim(key).toLowerCase(), trim(rest.join('='))]
}

const trim = (text: string): string => trimCharacters(text, ' \t')

/** An invalid attribute counts as absent: an earlier one of the same name stays. */
function isReadable(key: string, value: string): boolean {
  if (key === 'max-age') return /^-?\d+$/.test(value)
  return key !== 'expires' || parseCookieDate(value) !== undefined
}

function expiryOf(attributes: ReadonlyMap<string, string>, now: number): number | undefined {
  const maxAge = attributes.get('max-age')
  const date = attributes.get('expires')
  const wanted = maxAge !== undefined ? afterSeconds(Number(maxAge), now) : date && parseCookieDate(date)
  return typeof wanted === 'number' ? Math.min(wanted, now + ageLimit) : undefined
}

/** Zero and less mean the earliest time. */
const afterSeconds = (seconds: number, now: number): number => (seconds > 0 ? now + seconds * 1000 : 0)

function sameSiteOf(value = ''): SameSite {
  const word = value.toLowerCase()
  return word === 'strict' || word === 'lax' || word === 'none' ? word : 'default'
}
