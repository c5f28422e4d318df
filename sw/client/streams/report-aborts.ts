import { markCall, newCallId } from './mark-call.ts'

/**
 * Lets endpoints know that nobody waits for them any more: browsers never tell a worker that a page has aborted its
 * request. `fetch` is wrapped for that; what it does is changed in nothing, and only calls that can be aborted are
 * marked. A page that goes says so too.
 */
export function reportAborts(): void {
  const native = globalThis.fetch
  const tell = (message: unknown): void => navigator.serviceWorker.controller?.postMessage(message)

  globalThis.fetch = function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    // The signal of a Request that has none of its own can abort too: it cannot be told apart.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    if (!signal || signal.aborted) return native.call(this, input, init)
    const id = newCallId()
    const marked = markInput(input, id)
    if (marked === undefined) return native.call(this, input, init)
    const abort = (): void => tell({ type: 'stowaway:abort', id })
    signal.addEventListener('abort', abort)
    // Once the answer has begun, cancelling its body tells the worker.
    return native.call(this, marked, init).finally(() => signal.removeEventListener('abort', abort))
  }

  addEventListener('pagehide', ({ persisted }) => persisted || tell({ type: 'stowaway:leave' }))
}

function markInput(input: RequestInfo | URL, id: string): RequestInfo | undefined {
  if (!(input instanceof Request)) return markCall(input, id)
  // A copy with a body is a stream in one engine, and without its body in another.
  if (input.method !== 'GET' && input.method !== 'HEAD') return undefined
  const marked = markCall(input.url, id)
  return marked === undefined ? undefined : new Request(marked, input)
}
