import { one } from './one.ts'

/** Says who answers this page, and whether its server is still there. */
export async function showStatus(): Promise<void> {
  const controller = navigator.serviceWorker?.controller
  one('#worker').textContent = controller ? 'On board' : 'Not running: this browser cannot run one here'
  one('#server').textContent = (await serverAnswers()) ? 'Reachable' : 'Gone. Every button still works'
}

/** The worker's script is the one file of the site that the worker never answers. */
async function serverAnswers(): Promise<boolean> {
  try {
    await fetch('sw.js', { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
