import { acceptCookie } from './accept-cookie.ts'
import type { JarCookie } from './jar-cookie.ts'
import { parseSetCookie } from './parse-set-cookie.ts'

/**
 * The cookie of one `Set-Cookie` value from the response of `url`. If browsers refuse it, the list is empty and the
 * console says why.
 */
export function acceptHeader(value: string, url: URL, now: number): JarCookie[] {
  const parsed = parseSetCookie(value, now)
  const cookie = 'refused' in parsed ? parsed : acceptCookie(parsed, url, now)
  if (!('refused' in cookie)) return [cookie]
  console.warn(`[stowaway] ${url.pathname} set a cookie that browsers refuse: "${cookie.name}" ${cookie.refused}.`)
  return []
}
