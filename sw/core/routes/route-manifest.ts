import type { RedirectRoute, Route } from './route.ts'

/** Whether a path may, must or must not end with a slash. A route with a file extension never has one. */
export type TrailingSlash = 'ignore' | 'always' | 'never'

/** The endpoints that answer another origin (the option `origins`). */
export interface OriginManifest {
  /** Without a path: `https://api.example.com`. A path in the option is the base of the manifest. */
  readonly origin: string
  /** Its files are relative to the pages folder, as all files of a project: `../mocks/example/users/[id].ts`. */
  readonly manifest: RouteManifest
}

/** The route table of a project, from its file tree and its configuration. Plain data that fits into JSON. */
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
  /** Exact decoded paths, with base, of the host's own files. They answer every method, before any route. */
  readonly files?: readonly string[] | ReadonlySet<string>
  /** Endpoint files that were prerendered. They have no module here; a path without a file goes to the next route. */
  readonly prerendered?: readonly string[]
  /** Other origins, those with the longest base first. Absent: none. */
  readonly origins?: readonly OriginManifest[]
}
