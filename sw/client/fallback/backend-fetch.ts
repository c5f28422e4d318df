import { asFetched } from '../../core/wire/as-fetched.ts'
import { fetchOwn } from '../../core/wire/fetch-own.ts'
import type { Backend } from './backend.ts'
import { type Purpose, toRequestHead } from './to-request-head.ts'

export type BackendFetch = (request: Request, purpose?: Purpose) => Promise<Response>

/** `fetch` for requests that an endpoint answers. A redirect to anything else goes to the browser's own `fetch`. */
export function createBackendFetch(backend: Backend, fetch: typeof globalThis.fetch): BackendFetch {
  return async (request, purpose = {}) => {
    const { signal, redirect, url } = request
    signal.throwIfAborted()
    const response = await fetchOwn(request, {
      head: await toRequestHead(request, { accept: '*/*', ...purpose }),
      ask: (head) => backend.ask(head, signal),
      isOurs: (address) => backend.find(address) !== undefined,
      fetch,
    })
    const { status, headers } = response
    if (redirect !== 'manual' || status < 300 || status === 304 || !headers.has('location')) return response
    await response.body?.cancel()
    return asFetched(Response.error(), { url, redirected: false, type: 'opaqueredirect' })
  }
}

/** Lets `fetch` find the endpoints. Other requests go to the browser unchanged. */
export function patchFetch(backend: Backend, backendFetch: BackendFetch, nativeFetch: typeof fetch): void {
  window.fetch = async (input, init) => {
    // Also a Request of another window.
    const url = backend.find(typeof input === 'object' && 'url' in input ? input.url : String(input))
    return url === undefined ? nativeFetch(input, init) : backendFetch(new Request(input, init))
  }
}
