import type { RouteHandlerCallbackOptions, RouteMatchCallbackOptions } from 'workbox-core/types.js'
import { Route } from 'workbox-routing/Route.js'
import { Router } from 'workbox-routing/Router.js'
import type { RouteMatch } from '../core/app/app.ts'

declare const self: ServiceWorkerGlobalScope

/** Answers one matched fetch event. */
export type Answer = (match: RouteMatch, event: FetchEvent) => Promise<Response>

interface RouterOptions {
  match(url: URL): RouteMatch | undefined
  answer: Answer
  /** This route comes first: files kept for offline use. */
  files?: Route
  /** This route comes last: requests that nothing else answers. */
  rest?: Route
}

interface Found {
  route?: Route
  params?: RouteHandlerCallbackOptions['params']
}

/**
 * Workbox's router, with our matching instead of its scan over a list. Every method is matched, and the cost does not
 * grow with the number of routes. Requests that match nothing are left alone: `respondWith` is never called for them.
 */
export class EndpointRouter extends Router {
  readonly #options: RouterOptions
  readonly #endpoints: Route

  constructor(options: RouterOptions) {
    super()
    this.#options = options
    this.#endpoints = new Route(
      () => true,
      ({ event, params }) => {
        // Workbox types params loosely. Here they are the match that findMatchingRoute returned.
        return options.answer(params as unknown as RouteMatch, event as FetchEvent)
      },
    )
  }

  /** As Workbox's, but nothing that listens later answers too: the site's own worker may have imported this script. */
  override addFetchListener(): void {
    self.addEventListener('fetch', (event) => {
      const { request } = event
      const answer = this.handleRequest({ request, event })
      if (answer === undefined) return
      event.stopImmediatePropagation()
      event.respondWith(answer)
    })
  }

  override findMatchingRoute(options: RouteMatchCallbackOptions): Found {
    if (!options.sameOrigin) return {}
    const { files, rest } = this.#options
    const isRead = options.request.method === 'GET' || options.request.method === 'HEAD'
    if (isRead && files?.match(options)) return { route: files }
    const match = this.#options.match(options.url)
    if (match !== undefined) return { route: this.#endpoints, params: match as unknown as Record<string, unknown> }
    return isRead && rest?.match(options) ? { route: rest } : {}
  }
}
