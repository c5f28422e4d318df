import { cookiesMessage, documentCookiesQuestion } from '../core/wire/messages/cookies.ts'
import { post } from '../core/wire/post.ts'
import { documentCookies } from './document-cookies.ts'
import { type OnWorkerMessage, onWorkerMessage } from './on-worker-message.ts'

/**
 * Does what the worker cannot do itself: writes the cookies that it sends (WebKit's and most of Firefox's workers
 * cannot), both pending and future ones, and sends it the page's cookies (Firefox). HttpOnly cookies are never among
 * them.
 */
export function writeCookies(container: ServiceWorkerContainer, onMessage: OnWorkerMessage = onWorkerMessage): void {
  onMessage(container, documentCookiesQuestion, {}, ({ cookies }, port) => {
    const reply = documentCookies(cookies)
    port?.postMessage(reply)
  })
  // Otherwise messages wait until the document is parsed, and the app may call an endpoint before that.
  container.startMessages()
  post(container.controller, cookiesMessage, {})
}
