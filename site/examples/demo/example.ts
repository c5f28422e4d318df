/** A request that one button sends. */
export interface Action {
  readonly method: string
  /** Below the site's base. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A text field whose value goes into the requests' bodies. */
export interface Field {
  readonly label: string
  readonly value: string
}

/** One card of the page. */
export interface Example {
  readonly id: string
  readonly title: string
  /** What there is to see, in a sentence or two. `code` is set in backquotes. */
  readonly text: string
  /** Source files shown, relative to `src`; the first one is the endpoint's. */
  readonly files: readonly string[]
  readonly field?: Field
  actions(value: string): readonly Action[]
  /** The commands to run instead, if the browser cannot send the request. */
  readonly commands?: string
}

/** A part of the origin document. */
export interface Section {
  readonly title: string
  readonly examples: readonly Example[]
}
