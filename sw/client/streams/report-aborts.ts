import { abortMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'
import { markCall, newCallId } from './mark-call.ts'

/**
 * Tells endpoints when a page no longer waits for a response, because browsers never tell a worker that a request was
 * aborted. This wraps the page's `fetch` without changing its behaviour. Only calls that can be aborted are marked.
 */
export function reportAborts(page: Window & typeof globalThis = window): void {
  const { fetch: native, navigator } = page

  page.fetch = function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = input instanceof Request ? input : undefined
    // The signal of a Request without its own signal may abort too: the two look the same.
    const signal = init?.signal ?? request?.signal
    const id = newCallId()
    const marked =
      signal?.aborted === false &&
      // A copy with a body is a stream in one engine, and has no body in another.
      ['GET', 'HEAD', undefined].includes(request?.method) &&
      // Without a request it is an address.
      markCall(request?.url ?? (input as string | URL), id, navigator)
    if (!marked) return native.call(this, input, init)
    const abort = (): void => post(navigator.serviceWorker.controller, abortMessage, { id })
    signal.addEventListener('abort', abort)
    // Once the response has started, cancelling its body tells the worker.
    return native
      .call(this, request ? new Request(marked, request) : marked, init)
      .finally(() => signal.removeEventListener('abort', abort))
  }
}
