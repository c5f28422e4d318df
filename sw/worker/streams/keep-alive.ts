import type { InFlight } from '../in-flight.ts'
import { aliveMessage, busyMessage, messageType } from '../messages.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds of work after which pages are asked for a sign of life; Firefox ends a stream after 30 seconds. */
const longWork = 5000

/**
 * While an answer or a stream lasts, asks the open pages to send a message every few seconds: Firefox takes a worker that
 * gets no event for idle, whatever it streams, and ends the stream without an error.
 */
export function keepAlive(inFlight: InFlight): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  const tell = async (isBusy: boolean): Promise<void> => {
    isAsked = isBusy
    for (const client of await self.clients.matchAll({ type: 'window' })) {
      client.postMessage({ type: busyMessage, isBusy })
    }
  }
  inFlight.onChange = (isBusy) => {
    clearTimeout(timer)
    if (isBusy) timer = setTimeout(() => void tell(true), longWork)
    else if (isAsked) void tell(false)
  }
  self.addEventListener('message', (event) => {
    // The event itself is the sign of life. The answer reaches pages that were opened since, and a worker that was
    // stopped meanwhile knows of no work.
    if (messageType(event.data) === aliveMessage) event.waitUntil(tell(inFlight.isBusy))
  })
}
