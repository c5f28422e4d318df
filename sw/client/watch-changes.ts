import { changeMessage, routesEvent, warningMessage } from '../core/wire/messages/development.ts'
import { post } from '../core/wire/post.ts'
import { findRegistration } from './find-registration.ts'
import { onWorkerMessage } from './on-worker-message.ts'
import { workerContainer } from './worker-container.ts'

/** The part of Vite's `import.meta.hot` that is used here. */
interface HotChannel {
  on(event: string, listener: (data: unknown) => void): void
}

/**
 * Development only: passes the dev server's word of a change on. The worker asks the server before each answer anyway,
 * so this only saves it time; a changed route table changes the script, which `update` fetches. What the worker has to
 * say to the author is said in this page's console too.
 */
export function watchChanges(hot: HotChannel): void {
  const container = workerContainer()
  if (container) {
    onWorkerMessage(container, warningMessage, { text: 'string' }, ({ text }) => console.warn(`[stowaway] ${text}`))
  }
  hot.on(routesEvent, () => {
    // Heard where the endpoints run in the page.
    globalThis.dispatchEvent(new Event(routesEvent))
    void update()
  })
  hot.on(changeMessage, () => post(container?.controller, changeMessage, {}))
}

/** Where it fails, the next message or visit tries again. */
async function update(): Promise<void> {
  await (await findRegistration())?.update().catch(() => undefined)
}
