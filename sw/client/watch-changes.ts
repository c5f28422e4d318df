import { changeMessage, failureMessage, routesEvent, warningMessage } from '../core/wire/messages/development.ts'
import { post } from '../core/wire/post.ts'
import { findRegistration } from './find-registration.ts'
import { onWorkerMessage } from './on-worker-message.ts'
import { workerContainer } from './worker-container.ts'

/** The part of Vite's `import.meta.hot` that we use. */
interface HotChannel {
  on(event: string, listener: (data: unknown) => void): void
}

/**
 * Development only: forwards the dev server's message about a change. The worker asks the server before each response
 * anyway, so this only saves time. A changed route table changes the script, which `update` fetches. The worker's
 * warnings and errors for the author are printed to this page's console too.
 */
export function watchChanges(hot: HotChannel): void {
  const container = workerContainer()
  if (container) {
    onWorkerMessage(container, warningMessage, { text: 'string' }, ({ text }) => console.warn(`[stowaway] ${text}`))
    onWorkerMessage(container, failureMessage, { text: 'string' }, ({ text }) => console.error(`[stowaway] ${text}`))
  }
  hot.on(routesEvent, () => {
    // For the fallback, if the endpoints run in the page.
    globalThis.dispatchEvent(new Event(routesEvent))
    void update()
  })
  hot.on(changeMessage, () => post(container?.controller, changeMessage, {}))
}

/** If it fails, the next message or visit tries again. */
async function update(): Promise<void> {
  await (await findRegistration())?.update().catch(() => undefined)
}
