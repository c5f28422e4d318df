/** Milliseconds. */
const period = 1000

/** Counts calls by the second: a loop must not stop the page that gets them. */
export class CallLimit {
  readonly #limit: number
  #since = 0
  #calls = 0

  /** @param limit calls in a second */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts a call. `leftOut` is how many were left out in the period that has just ended. */
  count(): { readonly isWithin: boolean; readonly leftOut: number } {
    const now = performance.now()
    const isNew = now - this.#since > period
    const leftOut = isNew ? Math.max(0, this.#calls - this.#limit) : 0
    if (isNew) [this.#since, this.#calls] = [now, 0]
    this.#calls += 1
    return { isWithin: this.#calls <= this.#limit, leftOut }
  }
}
