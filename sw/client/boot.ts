import { control } from './control.ts'

import { onClaimed } from './on-claimed.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { renewPage } from './renew-page.ts'
import { writeCookies } from './write-cookies.ts'

/** Milliseconds after which the app starts even without a worker: a page must never hang on it. */
const bootLimit = 10_000

/**
 * Resolves when the page's next fetch is seen by the worker: the gate that stands ahead of the app. On a page that
 * already is under control it resolves at once. It never rejects: where no worker can run, a console note says why,
 * and the app starts without one.
 */
export async function boot(address: WorkerAddress): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    const reason = globalThis.isSecureContext
      ? 'this browser has service workers switched off (private window or settings)'
      : 'service workers need https, or http on localhost'
    console.warn(`[stowaway] No worker: ${reason}. Requests for endpoints go to the server.`)
    return
  }
  const registered = registerWorker(address)
  renewPage(address.scope)
  if (isControlledBy(address)) {
    registered.catch(report)
    writeCookies()
    onClaimed(async (since) => (await importRefresh()).refreshElements(since))
    return
  }
  // Comes while the worker starts.
  const refresh = importRefresh()
  const since = performance.now()
  try {
    await withLimit(registered.then(control), bootLimit)
    writeCookies()
    await (await refresh).refreshElements(since)
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
