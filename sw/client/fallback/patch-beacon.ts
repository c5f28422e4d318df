import type { Backend } from './backend.ts'
import type { BackendFetch } from './backend-fetch.ts'

/** Lets `navigator.sendBeacon` find the endpoints. The page's worker ends with the page, and the beacon with it. */
export function patchBeacon(backend: Backend, backendFetch: BackendFetch): void {
  const native = navigator.sendBeacon
  navigator.sendBeacon = (url, data) => {
    const found = backend.find(url)
    if (found === undefined) return native.call(navigator, url, data)
    const body = data ?? undefined
    const request = new Request(found, { method: 'POST', credentials: 'include', ...(body !== undefined && { body }) })
    // Nobody learns how a beacon ended.
    backendFetch(request).catch(() => undefined)
    return true
  }
}
