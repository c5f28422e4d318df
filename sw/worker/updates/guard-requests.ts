import { isLoopback } from '../../core/names/is-loopback.ts'
import type { EndpointRouter } from '../endpoint-router.ts'
import { StaleCheck } from './stale-check.ts'

declare const self: ServiceWorkerGlobalScope

export interface GuardOptions {
  readonly router: EndpointRouter
  /** A text that only this worker's script contains. */
  readonly buildId: string
  isEndpoint(url: URL): boolean
  /** Where the server has this worker's script. */
  readonly script: string
  /** The browser's own. */
  readonly platformFetch: typeof fetch
}

/**
 * On local ports: before a worker answers a page of another project that uses the port now, it asks the server. Call
 * this before the router listens.
 */
export function guardRequests({ router, buildId, isEndpoint, script, platformFetch }: GuardOptions): void {
  if (!isLoopback(self.location.hostname)) return
  const guard = new StaleCheck(buildId, script, platformFetch)
  self.addEventListener('fetch', (event) => {
    const { request } = event
    const isNavigation = request.mode === 'navigate'
    if (isNavigation) guard.look(event)
    if (guard.isSure) return
    const url = new URL(request.url)
    const sameOrigin = url.origin === self.location.origin
    if (router.findMatchingRoute({ event, request, sameOrigin, url }).route === undefined) return
    event.stopImmediatePropagation()
    event.respondWith(
      (async () => {
        const owner = await guard.owner()
        // A cached page belongs to the old build; the server has a newer one.
        const isOld = owner === 'other' && isNavigation && !isEndpoint(url)
        const answer = owner === 'gone' || isOld ? undefined : router.handleRequest({ event, request })
        return (await answer) ?? platformFetch(request)
      })(),
    )
  })
}
