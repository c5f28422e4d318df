/** A request of the page that the worker may have missed. */
export interface LostRequest {
  /** Absolute. */
  readonly url: string
  /** Makes it again. A promise: the app must not start before it is kept. */
  again(): void | Promise<void>
}
