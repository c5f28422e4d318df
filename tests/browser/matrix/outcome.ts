/** Who answered what an initiator asked for, and how often the server was asked for it. */
export interface Outcome {
  readonly by: 'worker' | 'server' | 'nobody'
  readonly hits: number
}

/** What a run found out about one cell. */
export interface Found {
  /** The endpoint's own words, where the page got its answer. */
  readonly marker?: string
  /** Why the page has no answer of an endpoint. */
  readonly problem?: string
}
