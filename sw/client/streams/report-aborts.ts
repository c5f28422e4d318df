import { abortMessage, leaveMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'
import { markCall, newCallId } from './mark-call.ts'

/**
 * Tells endpoints when a page no longer waits for a response, because browsers never tell a worker that a request was
 * aborted. This wraps the page's `fetch` without changing its behaviour. Only calls that can be aborted are marked. A
 * page that is closed is reported too.
 */
export function reportAborts(page: Window & typeof globalThis = window): void {
  const { fetch: native, navigator } = page

  page.fetch = function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    // The signal of a Request without its own signal may abort too: the two look the same.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    if (!signal || signal.aborted) return native.call(this, input, init)
    const id = newCallId()
    const marked = markInput(input, id, navigator)
    if (marked === undefined) return native.call(this, input, init)
    const abort = (): void => post(navigator.serviceWorker.controller, abortMessage, { id })
    signal.addEventListener('abort', abort)
    // Once the response has started, cancelling its body tells the worker.
    return native.call(this, marked, init).finally(() => signal.removeEventListener('abort', abort))
  }

  page.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) post(navigator.serviceWorker.controller, leaveMessage, {})
  })
}

function markInput(input: RequestInfo | URL, id: string, navigator: Navigator): RequestInfo | undefined {
  if (!(input instanceof Request)) return markCall(input, id, navigator)
  // A copy with a body is a stream in one engine, and has no body in another.
  if (input.method !== 'GET' && input.method !== 'HEAD') return undefined
  const marked = markCall(input.url, id, navigator)
  return marked === undefined ? undefined : new Request(marked, input)
}
