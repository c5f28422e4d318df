import { scopedName } from '../../data/scoped-name.ts'
import { JarStorage } from '../../worker/cookies/jar-storage.ts'
import { documentCookie, toChange } from '../../worker/cookies/mirror-change.ts'
import { liveApp } from '../bundle/live-app.ts'

/** Deletes what the endpoints of a scope have set for pages to see: the browser's store holds copies of those cookies. */
export async function forgetCookies(scope: string): Promise<void> {
  const jar = new JarStorage(scopedName('cookies', liveApp(scope)), () => undefined)
  const { mirror } = await jar.current()
  for (const copy of mirror) {
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
    document.cookie = documentCookie(toChange(copy, Date.now()), location.protocol === 'https:')
  }
}
