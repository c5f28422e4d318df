import type { OpenSockets } from '../../core/sockets/open-sockets.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds. Browsers stop a worker without events after 30 seconds. */
const interval = 10_000

/**
 * While sockets are open, asks their pages for heartbeats, and ends the sockets of pages that have gone and did not say so.
 * The worker's timer starts them, since browsers slow down those of hidden pages.
 */
export function keepPages(sockets: OpenSockets): void {
  setInterval(async () => {
    for (const id of sockets.pages) {
      const isThere = (await self.clients.get(id)) !== undefined
      const [first, ...others] = sockets.ofPage(id)
      if (isThere) first?.pulse()
      else for (const socket of [first, ...others]) socket?.end({ code: 1006, reason: '', wasClean: false })
    }
  }, interval)
}
