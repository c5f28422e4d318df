import { offlineQuestion } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'

/** Tells the worker that a page has started: it goes on with what it keeps for offline use. */
export function greetWorker(): void {
  post(navigator.serviceWorker.controller, offlineQuestion, {})
}
