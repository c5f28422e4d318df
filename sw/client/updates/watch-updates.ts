import { isLoopback } from '../../core/names/is-loopback.ts'
import type { WorkerBuild } from '../../core/wire/messages/control.ts'
import { comeMessage, unregisteredMessage } from '../../core/wire/messages/updates.ts'
import type { OnWorkerMessage } from '../on-worker-message.ts'
import type { WorkerAddress } from '../register-worker.ts'
import { sendHeartbeats } from '../streams/send-heartbeats.ts'
import type { askBuild } from './ask-build.ts'
import { findUpdate } from './find-update.ts'
import { holdRequests } from './hold-requests.ts'
import { announce } from './on-update.ts'
import { renewPage } from './renew-page.ts'
import { reportFailedInstall, reportFailedUpdate } from './report-failed-update.ts'

/** Milliseconds between two checks of a page that stays open. */
const checkInterval = 60 * 60 * 1000

/**
 * Milliseconds that a page waits for its own worker before it starts with the old one. On a local port the old one may
 * belong to another project, and a development server has to bundle its own first.
 */
const catchUpLimit = isLoopback(location.hostname) ? 10_000 : 3000

export interface WatchOptions {
  readonly address: WorkerAddress
  readonly onMessage: OnWorkerMessage
  /** Asks a worker for its build. */
  ask(worker: ServiceWorker): ReturnType<typeof askBuild>
  /** The build of the worker that is in control, if it replied; without an id if it was not asked. */
  readonly build: WorkerBuild | undefined
}

/** Milliseconds between two checks for a new worker that could not take over. */
const comeInterval = 5000

export interface Updates {
  /** Resolves when the newest worker is in control, or its time is up. */
  catchUp(): Promise<void>
}

/** Watches for updates as long as the page is open. If one fails, the console says why. */
export async function watchUpdates({ address, onMessage, ask, build }: WatchOptions): Promise<Updates> {
  const container = navigator.serviceWorker
  holdRequests(onMessage)
  sendHeartbeats(container, onMessage)
  renewPage(address.scope)
  onMessage(container, unregisteredMessage, {}, () => {
    console.warn('[stowaway] The worker of this site was removed. Requests for endpoints go to the server.')
  })
  container.startMessages()
  announceBuilds(ask, build)
  watchInstalls(await container.getRegistration(address.scope))

  let checked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < checkInterval) return
    checked = Date.now()
    findUpdate(address).catch((error: unknown) => reportFailedUpdate(address, error))
  })

  return {
    catchUp: () =>
      new Promise((resolve) => {
        container.addEventListener('controllerchange', () => resolve(), { once: true })
        setTimeout(resolve, catchUpLimit)
        const failed = (error: unknown): Promise<void> => reportFailedUpdate(address, error)
        void findUpdate(address)
          .catch(failed)
          .then((worker) => {
            if (!worker) return resolve()
            worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve())
          })
      }),
  }
}

function announceBuilds(ask: WatchOptions['ask'], build: WorkerBuild | undefined): void {
  const container = navigator.serviceWorker
  const current = async (): Promise<WorkerBuild | undefined> =>
    container.controller ? ask(container.controller) : undefined
  let last = build?.id ? Promise.resolve<WorkerBuild | undefined>(build) : current()
  container.addEventListener('controllerchange', async () => {
    const before = last
    const next = current()
    last = next.then((found) => found ?? before)
    const [from, to] = await Promise.all([before, next])
    if (to === undefined || to.id === from?.id) return
    announce({ ...(from && { from: from.id }), to: to.id, isPageOld: !to.isOwn })
  })
}

function watchInstalls(registration: ServiceWorkerRegistration | undefined): void {
  const watch = (): void => {
    const worker = registration?.installing
    if (!worker) return
    let isInstalled = false
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') isInstalled = true
      else if (worker.state === 'redundant' && !isInstalled) reportFailedInstall(worker.scriptURL)
    })
  }
  registration?.addEventListener('updatefound', watch)
  watch()
  // Chromium may miss the right moment, and would then wait minutes for another.
  setInterval(() => registration?.waiting?.postMessage({ type: comeMessage }), comeInterval)
}
