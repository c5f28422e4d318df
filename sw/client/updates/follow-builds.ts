import { onWorkerMessage } from '../on-worker-message.ts'
import type { WorkerAddress } from '../register-worker.ts'
import { askBuild } from './ask-build.ts'

/**
 * Resolves when page and worker are of one build, as far as that can be: a page that is newer than its worker (it came
 * from a new deploy, or from another project at this address) has its own worker come first. From then on updates are
 * looked after.
 *
 * @param page URL of the script that starts the page
 */
export async function followBuilds(address: WorkerAddress, page: string): Promise<void> {
  const { controller } = navigator.serviceWorker
  if (controller === null) return
  const ask = (worker: ServiceWorker) => askBuild(worker, page)
  const build = await ask(controller)
  // Fetched only now, so that it takes nothing from the app's own scripts, and handed what it needs: importing it from
  // here, it would make a third script of what both use.
  const updates = import('./watch-updates.ts')
    .then(({ watchUpdates }) => watchUpdates({ address, onMessage: onWorkerMessage, ask, build }))
    .catch(() => undefined)
  if (build?.isOwn !== true) await (await updates)?.catchUp()
}
