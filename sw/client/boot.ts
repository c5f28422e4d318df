import { ask } from '../core/wire/ask.ts'
import { offlineQuestion } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'
import { awaitEndpoints } from './await-endpoints.ts'
import { loadFallback } from './load-fallback.ts'
import { onClaimed } from './on-claimed.ts'
import { printReports } from './print-reports.ts'
import { registerWorker, type WorkerAddress, withOrigin } from './register-worker.ts'
import { reportAborts } from './streams/report-aborts.ts'
import { followBuilds } from './updates/follow-builds.ts'
import { isTakenByEndpoint } from './visit.ts'
import { workerContainer } from './worker-container.ts'
import { writeCookies } from './write-cookies.ts'

/**
 * Resolves when the worker sees the page's next fetch: the gate that runs before the app. On a page that is already
 * under control it resolves at once. If no service worker is possible, for whatever reason, the endpoints run in the
 * page, and a console note says why. It never rejects: an app that has to start without endpoints starts.
 *
 * @param page URL of the script that starts the page (`import.meta.url`): a page that is newer than its worker waits
 * for its own worker
 */
export async function boot(given: WorkerAddress, page: string): Promise<void> {
  // The page that replaces this one starts its own scripts.
  if (await isTakenByEndpoint()) return new Promise(() => {})
  const since = performance.now()
  const address = withOrigin(given)
  let loaded: ReturnType<typeof importFirstLoad> | undefined
  const fallBack = async (reason: unknown, signal: AbortSignal): Promise<'page'> => {
    await (await loadFallback(address)).startFallback(address, reason, signal)
    return 'page'
  }
  try {
    if (workerContainer() !== undefined) {
      printReports()
      reportAborts()
    }
    if (isControlledBy(address)) {
      registerWorker(address).catch(report)
      onClaimed(async (since) => (await importFirstLoad()).refreshElements(since, ask))
    } else {
      // Loads while the worker starts.
      loaded = importFirstLoad()
      const { showWaiting, confirm } = lateParts(loaded, address)
      if ((await awaitEndpoints(address, { fallBack, showWaiting, confirm })) === 'page') return
    }
    writeCookies()
    await (await loaded)?.refreshElements(since, ask)
    // The worker continues to cache files for offline use.
    post(navigator.serviceWorker.controller, offlineQuestion, {})
    await followBuilds(address, page)
  } catch (error) {
    report(error)
  }
}

/** Only for a page that was not controlled from its first byte. */
const importFirstLoad = () => import('./first-load.ts')

const lateParts = (loaded: ReturnType<typeof importFirstLoad>, address: WorkerAddress) => ({
  showWaiting: async () => (await loaded).showWaiting(),
  confirm: async () => (await loaded).expectRequests(address),
})

const isControlledBy = ({ script }: WorkerAddress): boolean => workerContainer()?.controller?.scriptURL === script

function report(error: unknown): void {
  console.error('[stowaway] The worker could not start. Requests for endpoints go to the server.', error)
}
