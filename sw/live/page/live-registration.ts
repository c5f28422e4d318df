import { liveError } from '../../core/errors/live-errors.ts'
import { within } from '../../worker/within.ts'
import { type LiveAnswer, liveMessage, type ToLiveWorker } from '../bundle/live-messages.ts'
import { fromPlainError } from '../bundle/plain-error.ts'

/** Milliseconds in which a worker answers. */
const answerLimit = 15_000

/** Milliseconds in which a worker starts; a slow network may take a while to bring its script. */
const startLimit = 60_000

/**
 * The registration of exactly this scope: a browser gives that of a wider one too. Absent also where the browser keeps
 * service workers from the page.
 */
export async function findRegistration(scope: string): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const found = await navigator.serviceWorker.getRegistration(scope)
    return found?.scope === new URL(scope, location.href).href ? found : undefined
  } catch {
    return undefined
  }
}

/**
 * The active worker of a scope. One that runs our script already stays, whatever its query is: edits need no new
 * registration.
 *
 * @param isFirst a new version of the script is looked for meanwhile
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
  // In time, or ever, as under Playwright's `serviceWorkers: 'block'`.
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

type Action = ToLiveWorker extends infer Message ? (Message extends unknown ? Omit<Message, 'type'> : never) : never

/** Rejects with the error of the worker, and with `LiveWorkerSilent`. */
export function tellWorker(worker: ServiceWorker, action: Action, limit = answerLimit): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(liveError('LiveWorkerSilent', { seconds: limit / 1000 })), limit)
    port1.onmessage = ({ data }: MessageEvent<LiveAnswer>) => {
      clearTimeout(timer)
      port1.close()
      if (data.type === 'done') resolve()
      else reject(fromPlainError(data.error))
    }
    worker.postMessage({ type: liveMessage, ...action }, [port2])
  })
}
