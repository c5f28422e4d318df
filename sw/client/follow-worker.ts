import type { WorkerBuild } from '../core/wire/messages/control.ts'
import { offlineQuestion } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'
import type { Mail } from './collect-mail.ts'
import { onClaimed } from './on-claimed.ts'
import { type OnWorkerMessage, workerListener } from './on-worker-message.ts'
import { printReports } from './print-reports.ts'
import { registerWorker, type WorkerAddress } from './register-worker.ts'
import { leaveWithPage } from './streams/leave-with-page.ts'
import { askBuild } from './updates/ask-build.ts'
import { reportFailedUpdate } from './updates/report-failed-update.ts'
import { type Updates, watchUpdates } from './updates/watch-updates.ts'
import { writeCookies } from './write-cookies.ts'

/**
 * All that a page under control does for its worker beside the app, for as long as it is open.
 *
 * @param page URL of the script that starts the page
 * @param mail the worker's messages to this page
 * @param build the worker's, as in `watchUpdates`
 * @param wasControlled whether the page was under control when its gate ran
 */
export async function followWorker(
  address: WorkerAddress,
  page: string,
  mail: Mail | undefined,
  build: WorkerBuild | undefined,
  wasControlled: boolean,
): Promise<Updates> {
  const container = navigator.serviceWorker
  const listeners: ((message: MessageEvent) => void)[] = []
  const onMessage: OnWorkerMessage = (...message) => listeners.push(workerListener(...message))

  printReports(onMessage)
  if (wasControlled) {
    // Checks for a newer one.
    registerWorker(address).catch((error: unknown) => reportFailedUpdate(address, error))
    onClaimed(onMessage, async (since) => {
      const { findLostRequests, repeatRequests } = await import('./first-load.ts')
      await repeatRequests(await findLostRequests(since))
    })
  }
  leaveWithPage()
  writeCookies(container, onMessage)
  const updates = watchUpdates({ address, onMessage, ask: (worker) => askBuild(worker, page), build })
  mail?.((message) => {
    for (const listener of listeners) listener(message)
  })
  // The worker continues to cache files for offline use.
  post(container.controller, offlineQuestion, {})
  return updates
}
