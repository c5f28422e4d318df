import type { App } from '../core/app/app.ts'
import { manifestMessage, matchesMessage, messageType } from './messages.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page which of its addresses this worker answers, as a list of yes and no, and the table of all that it does. */
export function addMatchListener(app: App): void {
  self.addEventListener('message', ({ data, ports: [port] }) => {
    if (messageType(data) === manifestMessage) port?.postMessage(app.manifest)
    if (messageType(data) !== matchesMessage || !Array.isArray(data.urls)) return
    port?.postMessage(data.urls.map((url: unknown) => isOurs(app, url)))
  })
}

const isOurs = (app: App, url: unknown): boolean =>
  typeof url === 'string' &&
  URL.canParse(url) &&
  new URL(url).origin === self.location.origin &&
  app.match(url) !== undefined
