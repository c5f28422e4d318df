import type { RequestHead } from '../../core/wire/messages/request.ts'
import { toRequest } from '../../core/wire/to-request.ts'
import type { EmulatedServiceWorker } from './emulate-service-worker.ts'
import { EmulatedFetchEvent } from './emulated-events.ts'

/** Gives a request of the page to the listeners of the script. `undefined`: none of them answers it. */
export async function dispatchRequest(
  { client, dispatch }: EmulatedServiceWorker,
  head: RequestHead,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const { body, seen } = head
  const request = toRequest(head, body instanceof ArrayBuffer ? body : undefined, signal)
  // No constructor creates a navigation or the request of an element.
  for (const [name, value] of Object.entries(Object(seen))) {
    Object.defineProperty(request, name, { value, configurable: true })
  }
  client.url = request.referrer
  const event = new EmulatedFetchEvent(request, client.id)
  dispatch(event)
  return event.answer
}
