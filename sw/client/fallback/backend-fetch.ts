import type { Followed } from '../../core/wire/follow-redirects.ts'
import { asFetched } from './as-fetched.ts'
import type { Backend } from './backend.ts'
import { follow } from './follow.ts'
import { type Purpose, toRequestHead } from './to-request-head.ts'

export type BackendFetch = (request: Request, purpose?: Purpose) => Promise<Response>

/** `fetch` for requests that an endpoint answers. A redirect to anything else goes to the browser's own `fetch`. */
export function createBackendFetch(backend: Backend, nativeFetch: typeof fetch): BackendFetch {
  return async (request, purpose = {}) => {
    request.signal.throwIfAborted()
    const followed = await follow(backend, await toRequestHead(request, { accept: '*/*', ...purpose }), request)
    if (followed.kind === 'left') return leave(followed, request, nativeFetch)
    const { response, head, redirected } = followed
    const isRedirect = response.status >= 300 && response.headers.has('location')
    if (request.redirect === 'manual' && isRedirect && response.status !== 304) {
      await response.body?.cancel()
      return asFetched(Response.error(), { url: request.url, redirected: false, type: 'opaqueredirect' })
    }
    return asFetched(response, { url: head.url.replace(/#.*/s, ''), redirected, type: 'basic' })
  }
}

async function leave(
  { head, redirected }: Extract<Followed, { kind: 'left' }>,
  { signal, mode, credentials, cache, redirect, integrity }: Request,
  nativeFetch: typeof fetch,
): Promise<Response> {
  const response = await nativeFetch(head.url, {
    method: head.method,
    headers: head.headers.map(([name, value]) => [name, value]),
    signal,
    mode: mode === 'navigate' ? 'same-origin' : mode,
    credentials,
    cache,
    redirect,
    integrity,
    ...(head.body instanceof ArrayBuffer && { body: head.body }),
  })
  return redirected ? asFetched(response, { url: response.url, redirected, type: response.type }) : response
}

/** Lets `fetch` find the endpoints. Other requests go to the browser unchanged. */
export function patchFetch(backend: Backend, backendFetch: BackendFetch, nativeFetch: typeof fetch): void {
  window.fetch = async (input, init) => {
    // Also a Request of another window.
    const url = backend.find(typeof input === 'object' && 'url' in input ? input.url : String(input))
    return url === undefined ? nativeFetch(input, init) : backendFetch(new Request(input, init))
  }
}
