/**
 * What the endpoint code of a project uses, so that a host may leave out the code of everything else. What is in doubt
 * counts as used.
 */
export interface Uses {
  /**
   * The names of the context that handlers and middleware read. `any`: a context may be passed on, listed or read by a
   * name that only the running code knows, or a handler is not a function that can be seen.
   */
  readonly context: readonly string[] | 'any'
  /** The methods that have a handler, lower-case ones by the names of their exports. */
  readonly methods: readonly string[] | 'any'
  /**
   * `Cookie` or `Set-Cookie` headers may be read or written without `context.cookies`, or headers of a request written,
   * which browsers refuse.
   */
  readonly cookieHeaders: boolean
  /** `fetch` may be called, perhaps for the project's own endpoints, or a `Request` built. */
  readonly requests: boolean
  /** The body of a response may be a stream, or come from `fetch` or a cache. */
  readonly streams: boolean
  /** The body of a response may be bytes or a blob, which get no content type or none that tells much. */
  readonly bytes: boolean
  /** Endpoints may export lower-case handlers, as in Astro 1 to 3. */
  readonly legacy: boolean
  /** `context.rewrite`, or `next` with a path. */
  readonly rewrites: boolean
  /** Endpoints may export `timeout`. */
  readonly timeout: boolean
  /** Endpoints may export `getStaticPaths`. */
  readonly staticPaths: boolean
  /** Handlers may wait for something. Others answer as soon as they are called. */
  readonly waits: boolean
}

/** For code that nobody has looked at. */
export const usesAny: Uses = {
  context: 'any',
  methods: 'any',
  cookieHeaders: true,
  requests: true,
  streams: true,
  bytes: true,
  legacy: true,
  rewrites: true,
  timeout: true,
  staticPaths: true,
  waits: true,
}
