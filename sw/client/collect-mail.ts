/** Hands all messages of the worker to a listener, those that came before too. */
export type Mail = (listener: (message: MessageEvent) => void) => void

/**
 * Collects what the worker sends to this page until something listens. Browsers do so too, but only until the document
 * is parsed.
 */
export function collectMail(container: ServiceWorkerContainer): Mail {
  const held: MessageEvent[] = []
  let deliver = (message: MessageEvent): unknown => held.push(message)
  container.addEventListener('message', (message) => deliver(message))
  return (listener) => {
    deliver = listener
    held.forEach(listener)
  }
}
