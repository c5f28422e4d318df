/** One rule of the Static Routing API, as the compiler embeds it. The first rule that matches a request decides. */
export interface RoutingRule {
  /** Pathnames for `URLPattern`; one of them must match. Absent: every path. */
  readonly paths?: readonly string[]
  /** Only navigations. */
  readonly navigations?: true
  /** `fetch-event`: the worker. `precache`: the cache of files for offline use, then the network. */
  readonly source: 'fetch-event' | 'network' | 'precache'
}
