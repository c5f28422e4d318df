import type { JarCookie } from '../../core/cookies/jar-cookie.ts'
import { openDatabase } from '../../data/open-database.ts'
import { type AppIdentity, scopedName } from '../../data/scoped-name.ts'
import { readJar } from '../cookies/jar-record.ts'
import type { RequestCookies } from '../cookies/request-cookies.ts'

declare const self: ServiceWorkerGlobalScope

/** Forgets the cookies that endpoints have set, and their copies in pages. */
export async function clearCookies(app: AppIdentity, cookies: RequestCookies): Promise<void> {
  const database = openDatabase({ name: scopedName('cookies', app), store: 'cookies', what: 'Cookies' })
  const { jar } = await database('readonly', readJar)
  if (jar.cookies.length === 0) return
  await cookies.store(new Request(self.location.href), jar.cookies.map(ended), '')
}

/** The header that removes a cookie. */
function ended({ name, path, domain, hostOnly, secure, partitioned }: JarCookie): string {
  const attributes = [
    `Path=${path}`,
    'Max-Age=0',
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(secure ? ['Secure'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ]
  return [`${name}=`, ...attributes].join('; ')
}
