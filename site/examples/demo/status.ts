import { offlineReady } from 'stowaway/client'
import { one } from './one.ts'

/** Shows whether a worker controls this page, and whether the server is reachable. */
export async function showStatus(): Promise<void> {
  const controller = navigator.serviceWorker?.controller
  one('#worker').textContent = controller ? 'On board' : 'Not running: this browser cannot run one here'
  one('#server').textContent = (await serverAnswers()) ? 'Reachable' : 'Gone. Every button still works'
}

/** Shows when the browser has stored the site, which then opens without network. */
export async function showOffline(): Promise<void> {
  const state = await offlineReady()
  one('#offline').textContent =
    state === undefined
      ? 'Nothing is kept here'
      : state.missing.length === 0
        ? `Packed: ${state.files} files`
        : `${state.missing.length} of ${state.files} files are missing`
}

/** The worker's own script is the only file that the worker never serves. */
async function serverAnswers(): Promise<boolean> {
  try {
    await fetch(`${import.meta.env.BASE_URL}sw.js`, { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
