import type { Backend } from './backend.ts'
import { createBackendFetch, patchFetch } from './backend-fetch.ts'
import { patchBeacon } from './patch-beacon.ts'
import { patchEventSource } from './patch-event-source.ts'
import { patchXhr } from './patch-xhr.ts'
import { watchElements } from './watch-elements.ts'

/** Sends the page's own requests to a backend, where it answers their URL. Navigations are left alone. */
export function patchRequests(backend: Backend): void {
  const nativeFetch = window.fetch.bind(window)
  const backendFetch = createBackendFetch(backend, nativeFetch)
  patchFetch(backend, backendFetch, nativeFetch)
  patchXhr(backend, backendFetch)
  patchBeacon(backend, backendFetch)
  patchEventSource(backend, backendFetch)
  watchElements(backend, backendFetch)
}
