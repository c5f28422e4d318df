import { claimPages } from './claim-pages.ts'
import type { InFlight } from './in-flight.ts'
import { claimMessage, messageType, takeOverMessage } from './messages.ts'

declare const self: ServiceWorkerGlobalScope

/** How long, in milliseconds, an update waits for answers of the old worker. */
const takeOverLimit = 10_000

interface LifecycleOptions {
  readonly inFlight: InFlight
  install?(event: ExtendableEvent): Promise<unknown>
  activate?(event: ExtendableEvent): Promise<unknown>
  /** Ends the streams that are still open when a hand-over reaches its limit. */
  endStreams?(): void
}

/**
 * Takes over as soon as that cuts no work: at once where no worker is active, else when the active one has sent its
 * answers, for Firefox and WebKit end what an old worker still has open. Claims inside `waitUntil`, since a page may
 * trust only an activated worker to see its next fetch.
 */
export function addLifecycleListeners({ inFlight, install, activate, endStreams }: LifecycleOptions): void {
  self.addEventListener('install', (event) => {
    event.waitUntil(
      (async () => {
        await install?.(event)
        await activeWorkerIsIdle()
        await self.skipWaiting()
      })(),
    )
  })

  self.addEventListener('activate', (event) => {
    event.waitUntil(
      (async () => {
        await activate?.(event)
        await claimPages()
      })(),
    )
  })

  self.addEventListener('message', (event) => {
    const type = messageType(event.data)
    if (type === claimMessage) event.waitUntil(claimPages())
    if (type === takeOverMessage) {
      const [port] = event.ports
      event.waitUntil(
        inFlight.settled(takeOverLimit).then(() => {
          endStreams?.()
          port?.postMessage({ type: takeOverMessage })
        }),
      )
    }
  })
}

function activeWorkerIsIdle(): Promise<void> {
  const { active } = self.registration
  if (active === null) return Promise.resolve()
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    // A worker of another project or an old version never replies.
    const timer = setTimeout(resolve, takeOverLimit)
    port1.onmessage = () => {
      clearTimeout(timer)
      port1.close()
      resolve()
    }
    active.postMessage({ type: takeOverMessage }, [port2])
  })
}
