/** What the page's markup gives its script. */
export interface PreviewSettings {
  /** Absolute URL of all that is answered, with a slash at the end. */
  readonly root: string
  /** Absolute URL that the page has been opened by. */
  readonly url: string
}
