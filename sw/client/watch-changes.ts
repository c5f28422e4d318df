import { fits } from '../core/wire/fits.ts'
import {
  beginEvent,
  blockedEvent,
  changeMessage,
  failureMessage,
  routesEvent,
  warningMessage,
} from '../core/wire/messages/development.ts'
import { post } from '../core/wire/post.ts'
import { findRegistration } from './find-registration.ts'
import { onWorkerMessage } from './on-worker-message.ts'
import { WatchBlock } from './watch-block.ts'
import { workerContainer } from './worker-container.ts'

/** The part of Vite's `import.meta.hot` that we use. */
interface HotChannel {
  on(event: string, listener: (data: unknown) => void): void
  send(event: string, data: unknown): void
}

interface Begin {
  readonly request: string
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
  const block =
    container &&
    new WatchBlock(container, (text) => {
      console.error(`[stowaway] ${text}`)
      hot.send(blockedEvent, { text })
    })
  hot.on(beginEvent, (data) => fits<Begin>(data, { request: 'string' }) && block?.begin(data.request))
  hot.on(routesEvent, () => {
    void block?.changed()
    // For the fallback, if the endpoints run in the page.
    globalThis.dispatchEvent(new Event(routesEvent))
    void update()
  })
  hot.on(changeMessage, () => {
    void block?.changed()
    post(container?.controller, changeMessage, {})
  })
}

/** If it fails, the next message or visit tries again. */
async function update(): Promise<void> {
  await (await findRegistration())?.update().catch(() => undefined)
}
