/** One table of `npm run bench`: its rows were measured in one run. */
export interface Figures {
  readonly title: string
  readonly unit: FigureUnit
  /**
   * What times are shown as ratios to: the row of a subject, or the first column of each row. Bytes and counts are the same
   * on every machine, so they are shown as they are.
   */
  readonly base: { readonly subject: string } | 'first column'
  readonly columns: readonly string[]
  readonly rows: readonly FigureRow[]
}

export interface FigureRow {
  readonly subject: string
  /** `limit` is reference code: what the machine allows, not a product. */
  readonly kind: 'ours' | 'limit' | 'peer'
  /** In the order of the columns. `null`: not measured, or not possible. */
  readonly values: readonly (number | null)[]
}

/** Figures a second are better when larger, all others when smaller. */
export type FigureUnit = 'ns' | 'ms' | 'bytes' | 'MB' | 'count' | 'a second'

/** What a name of `npm run bench` measured last. */
export interface RecordedFigures {
  /** The day, as `2026-01-31`. */
  readonly measured: string
  /** The major version of Node. */
  readonly node: string
  /** Whether other programs used the processor when it began. */
  readonly isBusy: boolean
  readonly tables: readonly Figures[]
}
