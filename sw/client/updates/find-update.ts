import { trustedScript } from '../../core/names/trusted-script.ts'
import type { WorkerAddress } from '../register-worker.ts'

/**
 * Checks for a newer worker now. Chromium delays `registration.update()` while pages keep it busy, and in Firefox it
 * takes a second. Registering with another cache mode compares the script at once, in every engine. Both modes bypass
 * the HTTP cache for the script, and only differ for imported scripts, which we do not have.
 *
 * @returns the newer worker, which takes over by itself. Absent: there is no newer one, or the browser registers
 * nothing
 * @throws as `register`: the script is missing, is not a script, or throws
 */
export async function findUpdate({ script, scope }: WorkerAddress): Promise<ServiceWorker | undefined> {
  const container = navigator.serviceWorker
  const known = await container.getRegistration(scope)
  const updateViaCache = known?.updateViaCache === 'none' ? 'imports' : 'none'
  const found: ServiceWorkerRegistration | undefined = await container.register(trustedScript(script), {
    scope,
    type: 'classic',
    updateViaCache,
  })
  return found?.installing ?? found?.waiting ?? undefined
}
