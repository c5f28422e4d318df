/** The worker's side of this message is `sw/worker/messages.ts`. */
const claimMessage = { type: 'stowaway:claim' }

/**
 * Resolves when `registration` controls this page. `navigator.serviceWorker.ready` is not enough: in every engine a
 * fetch right after it can still miss the worker. After a hard reload the active worker is asked to claim the page.
 *
 * @throws when the worker fails to install or is replaced before it activates
 */
export function control(registration: ServiceWorkerRegistration): Promise<void> {
  const container = navigator.serviceWorker
  const controls = (): boolean => {
    const { controller } = container
    const { active } = registration
    return controller !== null && active !== null && controller.scriptURL === active.scriptURL
  }
  return new Promise((resolve, reject) => {
    const done = (): void => {
      if (!controls()) return
      container.removeEventListener('controllerchange', done)
      resolve()
    }
    container.addEventListener('controllerchange', done)
    done()
    registration.active?.postMessage(claimMessage)
    const incoming = registration.installing ?? registration.waiting
    if (registration.active === null) {
      incoming?.addEventListener('statechange', () => {
        if (incoming.state !== 'redundant') return
        container.removeEventListener('controllerchange', done)
        reject(new Error(`${incoming.scriptURL} failed to install; its error is in the browser's worker console.`))
      })
    }
  })
}
