import { control } from './control.ts'
import { greetWorker, printReports } from './greet-worker.ts'
import { onClaimed } from './on-claimed.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { showLife } from './streams/show-life.ts'
import { tellAborts } from './streams/tell-aborts.ts'
import { followBuilds } from './updates/follow-builds.ts'
import { writeCookies } from './write-cookies.ts'

/** Milliseconds after which the app starts even without a worker: a page must never hang on it. */
const bootLimit = 10_000

/**
 * Resolves when the page's next fetch is seen by the worker: the gate that stands ahead of the app. On a page that
 * already is under control it resolves at once. It never rejects: where no worker can run, a console note says why,
 * and the app starts without one.
 *
 * @param page URL of the script that starts the page (`import.meta.url`): a page that is newer than its worker then waits
 * for its own. Absent: it does not, and updates are not looked after
 */
export async function boot(address: WorkerAddress, page?: string): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    const reason = globalThis.isSecureContext
      ? 'this browser has service workers switched off (private window or settings)'
      : 'service workers need https, or http on localhost'
    console.warn(`[stowaway] No worker: ${reason}. Requests for endpoints go to the server.`)
    return
  }
  printReports()
  showLife()
  tellAborts()
  const registered = registerWorker(address)
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
    report(error)
  }
}

/** Only for a page that was not controlled from its first byte. */
const importRefresh = () => import('./refresh/refresh-elements.ts')

function isControlledBy({ script }: WorkerAddress): boolean {
  const { controller } = navigator.serviceWorker
  return controller !== null && controller.scriptURL === new URL(script, location.href).href
}

function withLimit(work: Promise<void>, limit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The worker did not take control within ${limit / 1000} s.`)),
      limit,
    )
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function report(error: unknown): void {
  console.error('[stowaway] The worker could not start; requests for endpoints go to the server.', error)
}
