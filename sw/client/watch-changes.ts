import { findRegistration } from './find-registration.ts'
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
  workerContainer()?.addEventListener('message', ({ data }) => {
    if (data?.type === 'stowaway:warning') console.warn(`[stowaway] ${data.text}`)
  })
  hot.on('stowaway:routes', () => {
    // Heard where the endpoints run in the page.
    globalThis.dispatchEvent(new Event('stowaway:routes'))
    void update()
  })
  hot.on('stowaway:change', (data) => {
    workerContainer()?.controller?.postMessage({ type: 'stowaway:change', data })
  })
}

/** Where it fails, the next message or visit tries again. */
async function update(): Promise<void> {
  await (await findRegistration())?.update().catch(() => undefined)
}
