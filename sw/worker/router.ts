import type { RouteHandlerCallbackOptions, RouteMatchCallbackOptions } from 'workbox-core/types.js'
import { Route } from 'workbox-routing/Route.js'
import { Router } from 'workbox-routing/Router.js'
import type { RouteMatch } from '../core/app/app.ts'

/** Answers one matched fetch event. */
export type Answer = (match: RouteMatch, event: FetchEvent) => Promise<Response>

interface RouterOptions {
  match(url: URL): RouteMatch | undefined
  answer: Answer
  /** A route that goes first: files kept for offline use. */
  files?: Route
}

interface Found {
  route?: Route
  params?: RouteHandlerCallbackOptions['params']
}

/**
 * Workbox's router with our matching in place of its scan over a list, so that every method is matched and the cost
 * does not grow with the number of routes. What matches nothing is left alone: `respondWith` is never called for it.
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
        // Workbox types params as a bag of anything; it is the match that findMatchingRoute returned.
        return options.answer(params as unknown as RouteMatch, event as FetchEvent)
      },
    )
  }

  override findMatchingRoute(options: RouteMatchCallbackOptions): Found {
    if (!options.sameOrigin) return {}
    const { files } = this.#options
    if (files !== undefined && options.request.method === 'GET') {
      const file: unknown = files.match(options)
      if (file) return { route: files, params: file as NonNullable<Found['params']> }
    }
    const match = this.#options.match(options.url)
    return match === undefined ? {} : { route: this.#endpoints, params: match as unknown as Record<string, unknown> }
  }
}
