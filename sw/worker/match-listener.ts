import type { App } from '../core/app/app.ts'
import { manifestMessage, matchesMessage, messageType } from './messages.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page whether an address is one that this worker answers, and which ones are. */
export function addMatchListener(app: App): void {
  self.addEventListener('message', ({ data, ports: [port] }) => {
    if (messageType(data) === manifestMessage) port?.postMessage(app.manifest)
    if (messageType(data) !== matchesMessage || typeof data.url !== 'string') return
    port?.postMessage(URL.canParse(data.url) && app.match(data.url) !== undefined)
  })
}
