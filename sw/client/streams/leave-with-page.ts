import { leaveMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'

/** Tells the worker to abort the page's requests when the page is closed. */
export function leaveWithPage(page: Window = window): void {
  page.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) post(page.navigator.serviceWorker.controller, leaveMessage, {})
  })
}
