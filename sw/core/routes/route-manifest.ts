import type { RedirectRoute, Route } from './route.ts'

/** Whether an address may, must or must not end in a slash. A route with a file extension never takes one. */
export type TrailingSlash = 'ignore' | 'always' | 'never'

/** What the file tree and the configuration say about a project's addresses. Plain and JSON-able. */
export interface RouteManifest {
  /** Absolute path without a trailing slash; `''` for the root. */
  readonly base: string
  readonly trailingSlash: TrailingSlash
  /** Sorted by `compareRoutes`. */
  readonly routes: readonly Route[]
  readonly redirects: readonly RedirectRoute[]
  /** The middleware's file, relative to the pages folder (`../middleware.ts`), loaded like an endpoint. */
  readonly middleware?: string
  /** The `404` endpoint's file. */
  readonly notFound?: string
  /** The `500` endpoint's file. */
  readonly error?: string
  /** Exact decoded paths, base included, that the host's own files answer, for every method (files win). */
  readonly files?: readonly string[] | ReadonlySet<string>
  /** Endpoint files that were prerendered: they have no module here, and an unlisted path falls to the next route. */
  readonly prerendered?: readonly string[]
}
