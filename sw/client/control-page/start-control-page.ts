import { expectRequests } from '../expect-requests.ts'
import { registerWorker, type WorkerAddress, withOrigin } from '../register-worker.ts'
import { takeControl } from '../take-control.ts'
import { workerContainer } from '../worker-container.ts'

/**
 * Runs in the page below `__stowaway/`. Test tools open it before the app: it waits for the worker, and says on the
 * document's element (`data-stowaway`) whether commands work: `ready`, or `failed`.
 */
export async function startControlPage(given: WorkerAddress): Promise<void> {
  const text = document.querySelector('p')
  try {
    if (workerContainer() === undefined) throw new Error('this browser has no service workers here')
    const address = withOrigin(given)
    await takeControl(registerWorker(address))
    await expectRequests(address)
    if (text) text.textContent = 'The endpoints can be controlled from here.'
    document.documentElement.dataset.stowaway = 'ready'
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (text) text.textContent = `The endpoints cannot be controlled: ${reason}.`
    document.documentElement.dataset.stowaway = 'failed'
  }
}
