import { messageType, offlineMessage } from '../messages.ts'
import type { Precache } from '../worker-options.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page how far the site is kept; `undefined`: this worker keeps no files. */
export function addOfflineListener(precache: Precache | undefined): void {
  self.addEventListener('message', (event) => {
    if (messageType(event.data) !== offlineMessage) return
    const [port] = event.ports
    const state = precache?.resume(event) ?? Promise.resolve(undefined)
    event.waitUntil(state.then((told) => port?.postMessage(told)))
  })
}
