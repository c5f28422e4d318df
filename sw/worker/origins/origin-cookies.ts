import { acceptHeader } from '../../core/cookies/accept-header.ts'
import { cookieHeader, cookiesFor, putCookie } from '../../core/cookies/cookie-jar.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { JarStorage } from '../cookies/jar-storage.ts'
import type { RequestCookies } from '../cookies/request-cookies.ts'
import { workerScope } from '../worker-scope.ts'

/**
 * The cookies of other origins. They have a jar of their own, which pages never see: `document.cookie` is the site's.
 * They go with a request only if the page says `credentials: 'include'`, as between origins everywhere. Whether a
 * browser would call them third-party cookies depends on where the page will be, so `SameSite` is not judged.
 *
 * @param id the project's
 * @param isWhole as in the cookies of the site
 */
export function createOriginCookies(id: string, isWhole: RequestCookies['isWhole']): RequestCookies {
  const name = scopedName('origin-cookies', { scope: workerScope(), id })
  const jar = new JarStorage(name, (error) => console.error('[stowaway]', error))
  return {
    isWhole,
    async attach(request) {
      if (request.credentials !== 'include') return
      const { cookies } = await jar.current()
      const { method } = request
      const own = cookiesFor(cookies, { url: new URL(request.url), method, crossSite: false }, Date.now())
      if (own.length > 0) request.headers.set('cookie', cookieHeader(own))
    },
    async store(request, values) {
      if (request.credentials !== 'include') return
      const now = Date.now()
      const url = new URL(request.url)
      const accepted = values.flatMap((value) => acceptHeader(value, url, now))
      if (accepted.length === 0) return
      const put = jar.change((old) => ({
        ...old,
        cookies: accepted.reduce((cookies, cookie) => putCookie(cookies, cookie, now), old.cookies),
      }))
      await put.saved
    },
  }
}
