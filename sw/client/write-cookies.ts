import { cookiesMessage, documentCookiesQuestion } from '../core/wire/messages/cookies.ts'
import { post } from '../core/wire/post.ts'
import { documentCookies } from './document-cookies.ts'
import { onWorkerMessage } from './on-worker-message.ts'

/**
 * Does for the worker what it cannot do itself: writes the cookies that it names (WebKit's and most of Firefox's workers
 * cannot), from now on and those that are waiting since before this page, and tells it those of the page (Firefox).
 * HttpOnly cookies are never among them.
 */
export function writeCookies(container: ServiceWorkerContainer = navigator.serviceWorker): void {
  onWorkerMessage(container, documentCookiesQuestion, {}, ({ cookies }, port) => {
    const reply = documentCookies(cookies)
    port?.postMessage(reply)
  })
  // Otherwise messages wait until the document is parsed, and the app may ask an endpoint before that.
  container.startMessages()
  post(container.controller, cookiesMessage, {})
}
