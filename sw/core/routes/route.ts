/** One piece of a path segment, as the file name says it. */
export type RoutePart =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'param'; readonly name: string }
  | { readonly kind: 'rest'; readonly name: string }

export type RouteSegment = readonly RoutePart[]

/** A pattern of paths: what a file name or a key of the `redirects` option spells out. */
export interface RoutePattern {
  /** As written, in its own letter case, without base and module extension: `/api/[id].json`. */
  readonly id: string
  readonly segments: readonly RouteSegment[]
}

/** The address of one endpoint file. Plain data: the file tree says it, nothing is read from the module. */
export interface Route {
  /** The route pattern, without base and module extension: `/api/[id].json`. */
  readonly id: string
  /** The endpoint file, relative to the pages folder, with `/` separators: `api/[id].json.ts`. */
  readonly file: string
  readonly segments: readonly RouteSegment[]
}

/** The status codes that a redirect may have; 302 where none is named. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 307 | 308

/** One entry of the `redirects` option. */
export interface RedirectRoute {
  /** The source pattern: `/old/[id]`. */
  readonly id: string
  readonly segments: readonly RouteSegment[]
  /** The destination as configured: a pattern, a path or an `http(s)` URL. */
  readonly destination: string
  /** Set only where it applies: a status is honoured when the destination is a route (Astro reference 5.6). */
  readonly status?: RedirectStatus
}
