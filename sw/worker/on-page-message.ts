import type { Shape } from '../core/wire/fits.ts'
import { isMessage } from '../core/wire/is-message.ts'
import type { MessageName } from '../core/wire/message-name.ts'

declare const self: ServiceWorkerGlobalScope

/** Who sent a message, and the event that keeps the worker alive. */
interface PageMessage {
  readonly page: Client
  readonly port: MessagePort | undefined
  readonly event: ExtendableEvent
}

/**
 * Calls a listener with each message of this name and shape that a page of this origin sends. The listener's result is
 * the reply, if the message has a port for one. The worker stays alive until then.
 */
export function onPageMessage<Content, Reply>(
  name: MessageName<Content, Reply>,
  shape: Shape<Content>,
  listener: (content: Content, message: PageMessage) => Awaitable<[Reply] extends [never] ? unknown : Reply>,
): void {
  self.addEventListener('message', (event) => {
    const { data, origin, source, ports } = event
    const [port] = ports
    if (origin !== self.location.origin || !(source instanceof Client) || !isMessage(data, name, shape)) return
    const answer = async (): Promise<void> => {
      const reply = await listener(data, { page: source, port, event })
      port?.postMessage(reply)
    }
    event.waitUntil(answer())
  })
}

type Awaitable<Value> = Value | Promise<Value>
