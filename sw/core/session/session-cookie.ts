import type { CookieSetOptions } from '../cookies/cookie-options.ts'
import { sessionError } from '../errors/session-errors.ts'

/** The name of the session cookie, or its name and attributes. It is always `HttpOnly`. */
export type SessionCookieOption =
  | string
  | (Omit<CookieSetOptions, 'httpOnly' | 'expires' | 'encode'> & { readonly name?: string })

export interface SessionCookie {
  readonly name: string
  readonly attributes: CookieSetOptions
}

const defaultName = 'astro-session'
const validName = /^[\w-]+$/

/**
 * The cookie with the id of a session (Astro reference, "Sessions"): `Path=/; HttpOnly; SameSite=Lax`, and `Secure`
 * outside development. Throws `SessionStorageSaveError` for an invalid name.
 */
export function sessionCookie(option: SessionCookieOption = defaultName, secure = true): SessionCookie {
  const { name = defaultName, ...attributes } = typeof option === 'string' ? { name: option || defaultName } : option
  if (!validName.test(name)) {
    throw sessionError('SessionStorageSaveError', {
      reason: `Invalid cookie name. Cookie names can only contain letters, numbers, and dashes, which "${name}" does not.`,
      advice: 'Set session.cookie to another name, or leave it out: the default is "astro-session".',
    })
  }
  return { name, attributes: { sameSite: 'lax', secure, path: '/', ...attributes, httpOnly: true } }
}
