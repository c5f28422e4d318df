import type { Shape } from '../core/wire/fits.ts'
import { isMessage } from '../core/wire/is-message.ts'
import type { MessageName } from '../core/wire/message-name.ts'

/** `onWorkerMessage`, or what gets the page's messages from elsewhere. */
export type OnWorkerMessage = typeof onWorkerMessage

/**
 * Calls a listener with each message of this name and shape from the page's own worker. Workers of other apps at this
 * origin can write to every page of it; their messages are ignored once the page is under control.
 */
export function onWorkerMessage<Content>(
  container: ServiceWorkerContainer,
  name: MessageName<Content, unknown>,
  shape: Shape<Content>,
  listener: (content: Content, port?: MessagePort) => void,
): void {
  container.addEventListener('message', workerListener(container, name, shape, listener))
}

/** The same as a listener of message events. */
export function workerListener<Content>(
  container: ServiceWorkerContainer,
  name: MessageName<Content, unknown>,
  shape: Shape<Content>,
  listener: (content: Content, port?: MessagePort) => void,
): (message: MessageEvent) => void {
  return ({ data, source, ports: [port] }) => {
    // Only service workers of this origin can write to this container.
    const sender = source as ServiceWorker | null
    const isOwn = sender?.scriptURL === (container.controller ?? sender)?.scriptURL
    if (isOwn && isMessage(data, name, shape)) listener(data, port)
  }
}
