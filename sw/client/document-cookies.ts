import type { DocumentCookies } from '../core/wire/messages/cookies.ts'

/**
 * Writes cookies to `document.cookie`, and returns what that contains then. Anything but a list of texts is ignored.
 */
export function documentCookies(write: unknown): DocumentCookies {
  for (const cookie of Array.isArray(write) ? write : []) {
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has, also without https
    if (typeof cookie === 'string') document.cookie = cookie
  }
  return { cookies: document.cookie, pathname: location.pathname }
}
