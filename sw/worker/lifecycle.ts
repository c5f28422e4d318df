import { claimPages } from './claim-pages.ts'
import { handOverLimit, prepareHandOver } from './hand-over.ts'
import type { InFlight } from './in-flight.ts'
import { claimMessage, comeMessage, messageType, takeOverMessage } from './messages.ts'
import { nextMessage } from './next-message.ts'
import { within } from './within.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds in which the active worker says that it was asked. One of another project never does. */
const hearingLimit = 1000

interface LifecycleOptions {
  readonly inFlight: InFlight
  install?(event: ExtendableEvent): Promise<unknown>
  activate?(event: ExtendableEvent): Promise<unknown>
  /** Ends the streams that are still open when a hand-over reaches its limit. */
  endStreams?(): void
}

/**
 * Takes over as soon as that cuts no work: at once where no worker is active, else when the active one is ready, for
 * Firefox and WebKit end what an old worker still has open. Claims inside `waitUntil`, since a page may trust only an
 * activated worker to see its next fetch.
 */
export function addLifecycleListeners({ inFlight, install, activate, endStreams }: LifecycleOptions): void {
  self.addEventListener('install', (event) => {
    event.waitUntil(
      (async () => {
        await install?.(event)
        await takeOver()
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
    if (type === comeMessage) event.waitUntil(takeOver())
    // A page could only delay its own requests with this.
    if (type === takeOverMessage && !isFromPage(event)) {
      const [port] = event.ports
      port?.postMessage('heard')
      event.waitUntil(
        prepareHandOver({ inFlight, ...(endStreams && { endStreams }) }).then(() => port?.postMessage('ready')),
      )
    }
  })
}

const isFromPage = ({ source }: ExtendableMessageEvent): boolean => source !== null && 'frameType' in source

/** Comes in the active worker's place when that is ready. */
export async function takeOver(): Promise<void> {
  await activeWorkerIsReady()
  await self.skipWaiting()
}

/** Resolves when the active worker is ready to go, or has had its time. */
async function activeWorkerIsReady(): Promise<void> {
  const { active } = self.registration
  if (active === null) return
  const { port1, port2 } = new MessageChannel()
  const heard = nextMessage(port1)
  active.postMessage({ type: takeOverMessage }, [port2])
  if (await within(heard, hearingLimit)) await within(nextMessage(port1), handOverLimit + 5000)
  port1.close()
}
