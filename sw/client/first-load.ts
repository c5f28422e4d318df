import type { WorkerBuild } from '../core/wire/messages/control.ts'
import { awaitEndpoints } from './await-endpoints.ts'
import { expectRequests } from './expect-requests.ts'
import { loadFallback } from './load-fallback.ts'
import { findLostRequests, repeatRequests } from './refresh/refresh-elements.ts'
import type { registerWorker, WorkerAddress } from './register-worker.ts'
import { showWaiting } from './show-waiting.ts'
import { takeControl } from './take-control.ts'
import { askBuild } from './updates/ask-build.ts'

/**
 * What a page does that was not controlled from its first byte: it waits for control, or starts the fallback. Elements
 * whose requests missed the worker send them again. All that needs the worker is asked for at once.
 *
 * @param page URL of the script that starts the page
 * @param registration of the worker
 * @param since a moment before control, in `performance.now()`
 * @returns the build of the worker that is in control now, if it replied. One that was installed just now is the newest,
 * so it is not asked for its id
 * @throws (rejects) if neither a worker nor the fallback is possible
 */
export async function firstLoad(
  address: WorkerAddress,
  page: string,
  registration: ReturnType<typeof registerWorker>,
  since: number,
): Promise<WorkerBuild | undefined | 'fallback'> {
  const isNew = registration.then((made) => made?.active === null)
  const control = takeControl(registration)
  const lost = control.then(() => findLostRequests(since))
  const build = control.then(async () => {
    if (await isNew) return { id: '', isOwn: true }
    const { controller } = navigator.serviceWorker
    return controller === null ? undefined : askBuild(controller, page)
  })
  // With the fallback, they are not used.
  for (const work of [isNew, lost, build]) work.catch(() => {})
  const way = await awaitEndpoints(
    control.then(() => expectRequests(address)),
    {
      fallBack: async (reason, signal): Promise<'fallback'> => {
        await (await loadFallback(address)).startFallback(address, reason, signal)
        return 'fallback'
      },
      showWaiting,
    },
  )
  if (way !== undefined) return way
  await repeatRequests(await lost)
  return build
}

export { findLostRequests, repeatRequests }
