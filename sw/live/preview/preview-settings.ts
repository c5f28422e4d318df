/** What the page's markup passes to its script. */
export interface PreviewSettings {
  /** Absolute URL of everything that is answered, with a trailing slash. */
  readonly root: string
  /** Absolute URL with which the page was opened. */
  readonly url: string
}
