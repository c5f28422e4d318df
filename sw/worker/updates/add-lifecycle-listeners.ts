import { isMessage } from '../../core/wire/is-message.ts'
import { claimMessage } from '../../core/wire/messages/control.ts'
import { comeMessage, takeOverMessage } from '../../core/wire/messages/updates.ts'
import { onPageMessage } from '../on-page-message.ts'
import { claimPages } from './claim-pages.ts'
import { drainRequests } from './drain-requests.ts'
import type { InFlight } from './in-flight.ts'
import { takeOver } from './take-over.ts'

declare const self: ServiceWorkerGlobalScope

interface LifecycleOptions {
  readonly inFlight: InFlight
  install?(event: ExtendableEvent): Promise<unknown>
  activate?(event: ExtendableEvent): Promise<unknown>
  /** Ends the streams that are still open when the time limit of an update is reached. */
  endStreams?(onlyEvents?: boolean): void
}

/**
 * Takes over as soon as no running request would be cut off: at once if no worker is active, otherwise when the active
 * one is ready, since Firefox and WebKit cut off what an old worker has open. It claims the pages inside `waitUntil`: a
 * page can only rely on an activated worker to see its next fetch.
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

  onPageMessage(claimMessage, {}, claimPages)
  onPageMessage(comeMessage, {}, takeOver)

  self.addEventListener('message', (event) => {
    const { data, origin, source, ports } = event
    const [port] = ports
    // A page could only delay its own requests with this.
    const isFromWorker = source !== null && 'scriptURL' in source && origin === self.location.origin
    if (port === undefined || !isFromWorker || !isMessage(data, takeOverMessage, {})) return
    port.postMessage('heard')
    event.waitUntil(
      drainRequests({ inFlight, ...(endStreams && { endStreams }) }).then(() => port.postMessage('ready')),
    )
  })
}
