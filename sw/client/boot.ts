import { control } from './control.ts'
import { loadFallback } from './load-fallback.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { writeCookies } from './write-cookies.ts'

/** Milliseconds after which the app starts even without a worker: a page must never hang on it. */
const bootLimit = 10_000

/**
 * Resolves when the page's next fetch is seen by the worker: the gate that stands ahead of the app. On a page that
 * already is under control it resolves at once. Where no service worker can be, the endpoints run in the page, and a
 * console note says why. It never rejects: an app that has to start without endpoints starts.
 */
export async function boot(address: WorkerAddress): Promise<void> {
  let refused: unknown
  const registered = registerWorker(address)
  registered.catch((error: unknown) => {
    refused = error
  })
  if (isControlledBy(address)) {
    registered.catch(report)
    writeCookies()
    return
  }
  try {
    await withLimit(registered.then(control), bootLimit)
    writeCookies()
  } catch (error) {
    if (refused === undefined) report(error)
    else await withLimit(fallBack(address, refused), bootLimit).catch(report)
  }
}

async function fallBack(address: WorkerAddress, refused: unknown): Promise<void> {
  const { startFallback } = await loadFallback(address)
  await startFallback(address, refused)
}

function isControlledBy({ script }: WorkerAddress): boolean {
  const controller = navigator.serviceWorker?.controller
  return controller?.scriptURL === new URL(script, location.href).href
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
