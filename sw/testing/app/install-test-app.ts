import { patchXhr } from '../../client/fallback/patch-xhr.ts'
import { recogniseNodeObjects, resolveRequests, sendPlainBodies } from './in-node.ts'
import { pageAddress } from './page-address.ts'
import type { TestHost } from './test-app.ts'

/** Lets `fetch` and `XMLHttpRequest` reach the endpoints. Returns a function that ends it. */
export function installTestApp({ app, find }: TestHost): () => void {
  const { fetch } = globalThis
  const { isBrowser, address } = pageAddress
  const xhr = 'XMLHttpRequest' in globalThis ? XMLHttpRequest.prototype : undefined
  const open = xhr?.open
  globalThis.fetch = app.fetch
  if (xhr !== undefined) {
    patchXhr({ find }, (request) => app.fetch(request))
    if (!isBrowser) sendPlainBodies(xhr)
  }
  const inNode = isBrowser ? [] : [resolveRequests(address), recogniseNodeObjects()]
  return () => {
    globalThis.fetch = fetch
    if (xhr !== undefined && open !== undefined) xhr.open = open
    for (const end of inNode) end()
  }
}
