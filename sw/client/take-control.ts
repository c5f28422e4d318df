import { claimMessage } from '../core/wire/messages/control.ts'
import { post } from '../core/wire/post.ts'
import type { registerWorker } from './register-worker.ts'

/**
 * Resolves when the site's worker controls this page. It waits as long as the browser loads the script.
 *
 * @throws (rejects) if that is impossible
 */
export async function takeControl(registered: ReturnType<typeof registerWorker>): Promise<void> {
  const registration = await registered
  if (registration === undefined) throw new Error('The browser registered nothing.')
  return control(registration)
}

/**
 * Resolves when `registration` controls this page. `navigator.serviceWorker.ready` is not enough: in every engine, a
 * fetch right after it can still miss the worker. After a hard reload the active worker is asked to claim the page.
 *
 * @throws if the registration has no worker, or no longer has one: it failed to install, or was unregistered
 */
function control(registration: ServiceWorkerRegistration): Promise<void> {
  const container = navigator.serviceWorker
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const url = container.controller?.scriptURL
      if (url && url === registration.active?.scriptURL) end(resolve)
    }
    const end = (settle: () => void): void => {
      container.removeEventListener('controllerchange', look)
      settle()
    }
    const watch = (): void => {
      const { active, waiting, installing } = registration
      const worker = [active, waiting, installing].find((one) => one && one.state !== 'redundant')
      if (worker) worker.addEventListener('statechange', () => worker.state === 'redundant' && watch())
      else end(() => reject(new Error('It failed to install. Its own console has the error.')))
    }
    container.addEventListener('controllerchange', look)
    look()
    watch()
    post(registration.active, claimMessage, {})
  })
}
