/** Which files are kept in the browser. Patterns are globs over paths in the output folder: `videos/**`, `*.html`. */
export interface OfflineOptions {
  /** Keep these files only. Default: every file but source maps and those that hosts keep to themselves. */
  readonly include?: string | readonly string[]
  /** Leave these files to the network. */
  readonly exclude?: string | readonly string[]
  /** Leave larger files to the network. In bytes; default: no limit. */
  readonly maxFileSize?: number
  /**
   * Keep a file only with exactly the content that was built, so that a running deploy or a proxy cannot leave a mixture
   * of versions. Default `true`; `false` for hosts that alter files.
   */
  readonly verify?: boolean
}
