import { ask } from '../core/wire/ask.ts'
import { offlineQuestion } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'
import { loadFallback } from './load-fallback.ts'
import { onClaimed } from './on-claimed.ts'
import { printReports } from './print-reports.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { reportAborts } from './streams/report-aborts.ts'
import { takeControl } from './take-control.ts'
import { followBuilds } from './updates/follow-builds.ts'
import { isTakenByEndpoint } from './visit.ts'
import { withLimit } from './with-limit.ts'
import { writeCookies } from './write-cookies.ts'

/**
 * Resolves when the worker sees the page's next fetch: the gate that runs before the app. On a page that is already
 * under control it resolves at once. If no service worker is possible, for whatever reason, the endpoints run in the
 * page, and a console note says why. It never rejects: an app that has to start without endpoints starts.
 *
 * @param page URL of the script that starts the page (`import.meta.url`): a page that is newer than its worker waits
 * for its own worker
 */
export async function boot(address: WorkerAddress, page: string): Promise<void> {
  // The page that took this one's place starts its own scripts.
  if (await isTakenByEndpoint()) return new Promise(() => {})
  const since = performance.now()
  let refresh: ReturnType<typeof importRefresh> | undefined
  try {
    // The first call throws if the browser has no service workers, or denies them to this page.
    printReports()
    reportAborts()
    if (isControlledBy(address)) {
      registerWorker(address).catch(report)
      onClaimed(async (since) => (await importRefresh()).refreshElements(since, ask))
    } else {
      // Loads while the worker starts.
      refresh = importRefresh()
      await takeControl(address)
    }
  } catch (reason) {
    return withLimit(loadFallback(address).then(({ startFallback }) => startFallback(address, reason))).catch(report)
  }
  try {
    writeCookies()
    await (await refresh)?.refreshElements(since, ask)
    // The worker continues to cache files for offline use.
    post(navigator.serviceWorker.controller, offlineQuestion, {})
    await followBuilds(address, page)
  } catch (error) {
    report(error)
  }
}

/** Only for a page that was not controlled from its first byte. */
const importRefresh = () => import('./refresh/refresh-elements.ts')

const isControlledBy = ({ script }: WorkerAddress): boolean =>
  navigator.serviceWorker.controller?.scriptURL === new URL(script, location.href).href

function report(error: unknown): void {
  console.error('[stowaway] The worker could not start. Requests for endpoints go to the server.', error)
}
