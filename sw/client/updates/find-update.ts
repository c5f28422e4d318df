import type { WorkerAddress } from '../register-worker.ts'

/**
 * Looks for a newer worker now. `registration.update()` is put off by Chromium while pages keep it busy, and takes a
 * second in Firefox; registering with another cache mode compares the script at once, in every engine. Both modes fetch
 * the script past the HTTP cache, and differ only for imported scripts, of which there are none.
 *
 * @returns the newer worker, which takes over by itself; absent: there is none, or the browser registers nothing
 * @throws as `register`: the script is not there, is no script, or throws
 */
export async function findUpdate({ script, scope }: WorkerAddress): Promise<ServiceWorker | undefined> {
  const container = navigator.serviceWorker
  const known = await container.getRegistration(scope)
  const updateViaCache = known?.updateViaCache === 'none' ? 'imports' : 'none'
  const found: ServiceWorkerRegistration | undefined = await container.register(script, {
    scope,
    type: 'classic',
    updateViaCache,
  })
  return found?.installing ?? found?.waiting ?? undefined
}
