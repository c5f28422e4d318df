import { onWorkerMessage } from '../on-worker-message.ts'
import type { WorkerAddress } from '../register-worker.ts'
import { askBuild } from './ask-build.ts'

/**
 * Resolves when page and worker have the same build, as far as possible: a page that is newer than its worker (because
 * of a new deploy, or another project at this address) first waits for its own worker. Then it watches for updates.
 *
 * @param page URL of the script that starts the page
 */
export async function followBuilds(address: WorkerAddress, page: string): Promise<void> {
  const { controller } = navigator.serviceWorker
  if (controller === null) return
  const ask = (worker: ServiceWorker) => askBuild(worker, page)
  const build = await ask(controller)
  // Fetched now, so that it does not delay the app's own scripts. It gets what it needs as arguments: importing that
  // there would split off a third script.
  const updates = import('./watch-updates.ts')
    .then(({ watchUpdates }) => watchUpdates({ address, onMessage: onWorkerMessage, ask, build }))
    .catch(() => undefined)
  if (build?.isOwn !== true) await (await updates)?.catchUp()
}
