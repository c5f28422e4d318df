import { documentCookiesQuestion } from '../core/wire/messages/cookies.ts'

/** Hands all messages of the worker to a listener, those that came before too. */
export type Mail = (listener: (message: MessageEvent) => void) => void

/**
 * Collects what the worker sends to this page until something listens. Browsers do so too, but only until the document
 * is parsed. A question for the page's cookies is answered at once, since a request of the app may wait for that; any
 * worker that can ask may read them anyway.
 */
export function collectMail(container: ServiceWorkerContainer): Mail {
  const held: MessageEvent[] = []
  let deliver = (message: MessageEvent): unknown => held.push(message)
  container.addEventListener('message', (message) => {
    const { data, ports } = message
    if (ports[0] && data?.type === documentCookiesQuestion && !data.cookies) {
      ports[0].postMessage({ cookies: document.cookie, pathname: location.pathname })
    } else deliver(message)
  })
  // Otherwise messages wait until the document is parsed, and the app may call an endpoint before that.
  container.startMessages()
  return (listener) => {
    deliver = listener
    held.forEach(listener)
  }
}
