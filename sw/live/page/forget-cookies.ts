import { documentCookie, toChange } from '../../core/cookies/mirror-change.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { JarStorage } from '../../worker/cookies/jar-storage.ts'
import { liveApp } from '../bundle/live-app.ts'

/** Deletes the copies of a scope's cookies in the browser's store, where pages see them. */
export async function forgetCookies(scope: string): Promise<void> {
  const jar = new JarStorage(scopedName('cookies', liveApp(scope)), () => undefined)
  const { mirror } = await jar.current()
  for (const copy of mirror) {
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
    document.cookie = documentCookie(toChange(copy, Date.now()), location.protocol === 'https:')
  }
}
