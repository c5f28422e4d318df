/** A request of the page that the worker may have missed. */
export interface LostRequest {
  /** Absolute. */
  readonly url: string
  /** Repeats it. A promise: the app must not start before it settles. */
  again(): void | Promise<void>
}
