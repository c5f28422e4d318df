import type { App } from '../core/app/app.ts'
import { matchesMessage, messageType } from './messages.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page whether an address is one that this worker answers. */
export function addMatchListener(app: App): void {
  self.addEventListener('message', ({ data, ports: [port] }) => {
    if (messageType(data) !== matchesMessage || typeof data.url !== 'string') return
    port?.postMessage(URL.canParse(data.url) && app.match(data.url) !== undefined)
  })
}
