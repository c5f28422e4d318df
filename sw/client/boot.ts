import { control } from './control.ts'
import { greetWorker, printReports } from './greet-worker.ts'
import { loadFallback } from './load-fallback.ts'
import { onClaimed } from './on-claimed.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { renewPage } from './renew-page.ts'
import { showLife } from './streams/show-life.ts'
import { tellAborts } from './streams/tell-aborts.ts'
import { followBuilds } from './updates/follow-builds.ts'
import { writeCookies } from './write-cookies.ts'

/** Milliseconds after which the app starts even without a worker: a page must never hang on it. */
const bootLimit = 10_000

/**
 * Resolves when the page's next fetch is seen by the worker: the gate that stands ahead of the app. On a page that
 * already is under control it resolves at once. Where no service worker can be, the endpoints run in the page, and a
 * console note says why. It never rejects: an app that has to start without endpoints starts.
 *
 * @param page URL of the script that starts the page (`import.meta.url`): a page that is newer than its worker then waits
 * for its own. Absent: it does not, and updates are not looked after
 */
export async function boot(address: WorkerAddress, page?: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return fallBack(address)
  printReports()
  showLife()
  tellAborts()
  const registered = registerWorker(address)
  let refused: unknown
  registered.catch((error: unknown) => {
    refused = error
  })
  renewPage(address.scope)
  if (isControlledBy(address)) {
    registered.catch(report)
    writeCookies()
    onClaimed(async (since) => (await importRefresh()).refreshElements(since))
    greetWorker()
    if (page !== undefined) await followBuilds(address, page)
    return
  }
  // Comes while the worker starts.
  const refresh = importRefresh()
  const since = performance.now()
  try {
    await withLimit(registered.then(control), bootLimit)
    writeCookies()
    await (await refresh).refreshElements(since)
    greetWorker()
    if (page !== undefined) await followBuilds(address, page)
  } catch (error) {
    if (refused === undefined) report(error)
    else await fallBack(address, refused)
  }
}

/** @param refused why the browser registered no service worker, where it knows them */
function fallBack(address: WorkerAddress, refused?: unknown): Promise<void> {
  const started = loadFallback(address).then(({ startFallback }) => startFallback(address, refused))
  return withLimit(started, bootLimit).catch(report)
}

/** Only for a page that was not controlled from its first byte. */
const importRefresh = () => import('./refresh/refresh-elements.ts')

function isControlledBy({ script }: WorkerAddress): boolean {
  const { controller } = navigator.serviceWorker
  return controller !== null && controller.scriptURL === new URL(script, location.href).href
}

function withLimit(work: Promise<void>, limit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready within ${limit / 1000} s.`)), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function report(error: unknown): void {
  console.error('[stowaway] The worker could not start; requests for endpoints go to the server.', error)
}
