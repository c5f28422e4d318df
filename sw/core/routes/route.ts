/** One part of a path segment, from the file name. */
export type RoutePart =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'param'; readonly name: string }
  | { readonly kind: 'rest'; readonly name: string }

export type RouteSegment = readonly RoutePart[]

/** A pattern of paths: from a file name, or from a key of the `redirects` option. */
export interface RoutePattern {
  /** As written, in the original letter case, without base and module extension: `/api/[id].json`. */
  readonly id: string
  readonly segments: readonly RouteSegment[]
}

/** The address of an endpoint file. Plain data from the file tree; nothing is read from the module. */
export interface Route {
  /** The route pattern, without base and module extension: `/api/[id].json`. */
  readonly id: string
  /** The endpoint file, relative to the pages folder, with `/` separators: `api/[id].json.ts`. */
  readonly file: string
  readonly segments: readonly RouteSegment[]
}

/** The status codes that a redirect may have. Default 302. */
export type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 307 | 308

/** One entry of the `redirects` option. */
export interface RedirectRoute {
  /** The source pattern: `/old/[id]`. */
  readonly id: string
  readonly segments: readonly RouteSegment[]
  /** The destination as configured: a pattern, a path or an `http(s)` URL. */
  readonly destination: string
  /**
   * Set only if the destination is a route. Astro ignores the status otherwise (Astro reference, "Config redirects").
   */
  readonly status?: RedirectStatus
}
