import { liveError } from '../../core/errors/live-errors.ts'
import { within } from '../../core/wire/within.ts'
import { findRegistration } from './find-registration.ts'

/** Milliseconds in which a worker starts. A slow network may need a while for its script. */
const startLimit = 60_000

/**
 * The active worker of a scope. One that already runs our script stays, whatever its query is: edits need no new
 * registration.
 *
 * @param isFirst also checks for a new version of the script
 * @throws `LiveWorkerFailed`
 */
export async function activeWorker(
  { script, scope }: { readonly script: string; readonly scope: string },
  hash: string,
  isFirst: boolean,
): Promise<ServiceWorker> {
  const found = await findRegistration(scope)
  const known = found?.active ?? found?.waiting ?? found?.installing
  const fail = (reason: unknown): Error => liveError('LiveWorkerFailed', { script, reason: String(reason) })
  if (found && known && new URL(known.scriptURL).pathname === new URL(script, location.href).pathname) {
    if (isFirst) found.update().catch(() => undefined)
    return activated(found, fail)
  }
  const url = new URL(script, location.href)
  url.searchParams.set('bundle', hash)
  return register(url, scope, fail)
}

async function register(url: URL, scope: string, fail: (reason: unknown) => Error): Promise<ServiceWorker> {
  let made: ServiceWorkerRegistration | undefined
  try {
    const work = navigator.serviceWorker.register(url, { scope, type: 'classic', updateViaCache: 'none' })
    if (await within(work, startLimit)) made = await work
  } catch (error) {
    throw fail(error)
  }
  // Not in time, or never, as under Playwright's `serviceWorkers: 'block'`.
  if (!made) throw fail('the browser registered nothing')
  return activated(made, fail)
}

function activated(registration: ServiceWorkerRegistration, fail: (reason: string) => Error): Promise<ServiceWorker> {
  return new Promise((resolve, reject) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing
    if (worker === null) return reject(fail('the registration has no worker'))
    const timer = setTimeout(() => reject(fail(`it was not active within ${startLimit / 1000} s`)), startLimit)
    const look = (): void => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return
      clearTimeout(timer)
      worker.removeEventListener('statechange', look)
      if (worker.state === 'activated') resolve(worker)
      else reject(fail('it failed to install'))
    }
    worker.addEventListener('statechange', look)
    look()
  })
}
