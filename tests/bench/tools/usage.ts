/** What a process used. */
export interface Usage {
  /** Milliseconds of all its threads. */
  readonly cpu: number
  /** The most memory it held at once. */
  readonly megabytes: number
}
