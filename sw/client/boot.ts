import { control } from './control.ts'
import { loadFallback, whyAbsent } from './load-fallback.ts'
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
  if (!('serviceWorker' in navigator)) return fallBack(address, whyAbsent())
  const registered = registerWorker(address)
  if (isControlledBy(address)) {
    registered.catch(report)
    writeCookies()
    return
  }
  let refused: unknown
  registered.catch((error: unknown) => {
    refused = error
  })
  try {
    await withLimit(registered.then(control), bootLimit)
    writeCookies()
  } catch (error) {
    if (refused === undefined) report(error)
    else await fallBack(address, String(refused))
  }
}

/** What keeps the worker out may keep this out too (a script that is not there, a security policy): then both are told. */
async function fallBack(address: WorkerAddress, reason: string): Promise<void> {
  try {
    const { startFallback } = await loadFallback(address)
    await withLimit(startFallback(address, reason), bootLimit)
  } catch (error) {
    report(`${reason}; nor in this page: ${error}`)
  }
}

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
