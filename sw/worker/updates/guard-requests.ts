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

/** Looks at a fetch event before the router does, and answers it if the router must not. */
export type Guard = (event: FetchEvent) => void

/** On local ports: guards all requests. Call this before the router listens. */
export function guardRequests(options: GuardOptions): void {
  if (isLoopback(self.location.hostname)) self.addEventListener('fetch', createGuard(options))
}

/** Before a worker answers a page of another project that uses its port now, it asks the server. */
export function createGuard({ router, buildId, isEndpoint, script, platformFetch }: GuardOptions): Guard {
  const guard = new StaleCheck(buildId, script, platformFetch)
  return (event) => {
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
  }
}
