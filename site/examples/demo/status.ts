import { offlineReady } from 'stowaway/client'
import { one } from './one.ts'

/** Says who answers this page, and whether its server is still there. */
export async function showStatus(): Promise<void> {
  const controller = navigator.serviceWorker?.controller
  one('#worker').textContent = controller ? 'On board' : 'Not running: this browser cannot run one here'
  one('#server').textContent = (await serverAnswers()) ? 'Reachable' : 'Gone. Every button still works'
}

/** Says when the site has been kept in the browser: from then on it opens without network. */
export async function showOffline(): Promise<void> {
  const state = await offlineReady()
  one('#offline').textContent =
    state === undefined
      ? 'Nothing is kept here'
      : state.missing.length === 0
        ? `Packed: ${state.files} files`
        : `${state.missing.length} of ${state.files} files are missing`
}

/** The worker's script is the one file of the site that the worker never answers. */
async function serverAnswers(): Promise<boolean> {
  try {
    await fetch(`${import.meta.env.BASE_URL}sw.js`, { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
