import type { Shape } from '../core/wire/fits.ts'
import { isMessage } from '../core/wire/is-message.ts'
import type { MessageName } from '../core/wire/message-name.ts'

declare const self: ServiceWorkerGlobalScope

/** Who sent a message, and by what the worker is kept alive. */
export interface PageMessage {
  readonly page: Client
  /** What a question brings for its reply. */
  readonly port: MessagePort | undefined
  readonly event: ExtendableEvent
}

/**
 * Calls a listener with each message of this name and shape that a page of this origin sends. The worker stays alive until
 * what the listener returns settles.
 */
export function onPageMessage<Content>(
  name: MessageName<Content, unknown>,
  shape: Shape<Content>,
  listener: (content: Content, message: PageMessage) => unknown,
): void {
  self.addEventListener('message', (event) => {
    const { data, origin, source, ports } = event
    if (!isMessage(data, name, shape)) return
    if (origin !== self.location.origin || !(source instanceof Client)) return
    event.waitUntil(Promise.resolve(listener(data, { page: source, port: ports[0], event })))
  })
}
