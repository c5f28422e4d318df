import { fromByteString } from './byte-string.ts'
import { withoutExpired } from './cookie-jar.ts'
import type { JarCookie } from './jar-cookie.ts'
import { isMirrorOf, type Jar, type Mirrored, unseen } from './mirror.ts'

/** A cookie of the browser's store that has to become as it is in the jar. */
export interface MirrorChange {
  readonly name: string
  readonly path: string
  readonly domain: string
  /** Absent: it has to be deleted. */
  readonly cookie?: JarCookie
  /** Milliseconds of the Unix epoch. */
  readonly expires: number
}

/** Milliseconds for which the store keeps a copy at most. */
const ageLimit = 400 * 86_400_000

/** The cookies that may differ between the browser's store and the jar. Pages never get an HttpOnly cookie. */
export function mirrorChanges({ cookies, mirror }: Jar, now: number): MirrorChange[] {
  const visible = withoutExpired(cookies, now).filter((cookie) => !cookie.httpOnly)
  const set = visible
    .filter((cookie) => mirror.find((entry) => isMirrorOf(entry, cookie))?.seen !== cookie.value)
    .map((cookie) => toChange(unseen(cookie), now, cookie))
  const deleted = mirror
    .filter((entry) => !visible.some((cookie) => isMirrorOf(entry, cookie)))
    .map((entry) => toChange(entry, now))
  return [...set, ...deleted]
}

/** The copy of a session cookie outlives the session: a missing copy would look like one that the page deleted. */
export function toChange({ name, path, domain }: Mirrored, now: number, cookie?: JarCookie): MirrorChange {
  return { name, path, domain, expires: cookie?.expires ?? now + ageLimit, ...(cookie && { cookie }) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const control = /[\u0000-\u001F\u007F]/

/** Whether a page can write it: WebKit cuts the text at a tab, and stores the rest under another name. */
export const isForPages = ({ name, cookie }: MirrorChange): boolean => !control.test(name + (cookie?.value ?? ''))

/** The change as a page writes it to `document.cookie`. */
export function documentCookie({ name, path, domain, cookie, expires }: MirrorChange, isHttps: boolean): string {
  const pair = `${name}${name === '' ? '' : '='}${cookie?.value ?? ''}`
  const attributes = [`Path=${path}`, `Expires=${new Date(cookie === undefined ? 0 : expires).toUTCString()}`]
  if (domain !== '') attributes.push(`Domain=${domain}`)
  // WebKit refuses Secure on plain loopback, and SameSite=None without it.
  const isPrefixed = /^__(secure|host)-/i.test(name)
  const isSecure = isPrefixed || (isHttps && cookie?.secure)
  if (isSecure) attributes.push('Secure')
  const sameSite = cookie?.sameSite === 'none' && !isSecure ? 'lax' : cookie?.sameSite
  if (sameSite !== undefined && sameSite !== 'default') attributes.push(`SameSite=${sameSite}`)
  if (cookie?.partitioned && isSecure) attributes.push('Partitioned')
  return [fromByteString(pair), ...attributes].join('; ')
}
