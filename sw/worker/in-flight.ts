/** An answer that has begun and lasts. */
export interface OpenStream {
  /** Ends it without pretending that it is whole. */
  end(reason: Error): void
}

/** Milliseconds in which streams that open after the word to end are ended too; then that update has failed. */
const endingLimit = 15_000

/** Counts answers under way and streams that are open, so that an update can wait for them, or end them. */
export class InFlight {
  #answers = 0
  readonly #streams = new Set<OpenStream>()
  #idle: (() => void)[] = []
  #ending: { readonly reason: Error; readonly until: number } | undefined
  /** Told when the first one begins, and when the last one has ended. */
  onChange: ((isBusy: boolean) => void) | undefined

  get isBusy(): boolean {
    return this.#answers > 0 || this.#streams.size > 0
  }

  async track<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.isBusy) this.onChange?.(true)
    this.#answers += 1
    try {
      return await work()
    } finally {
      this.#answers -= 1
      this.#changed()
    }
  }

  /** From now on the stream counts, until the function that is returned was called. */
  open(stream: OpenStream): () => void {
    this.#streams.add(stream)
    if (this.#ending !== undefined && performance.now() < this.#ending.until) stream.end(this.#ending.reason)
    return () => {
      if (this.#streams.delete(stream)) this.#changed()
    }
  }

  /** Resolves when no answer is under way and no stream open, or after `limit` milliseconds. */
  settled(limit: number): Promise<void> {
    if (!this.isBusy) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limit)
      this.#idle.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** Ends the streams that are open, and those that open in the next seconds. Answers under way go on. */
  end(reason: Error): void {
    this.#ending = { reason, until: performance.now() + endingLimit }
    for (const stream of [...this.#streams]) stream.end(reason)
  }

  #changed(): void {
    if (this.isBusy) return
    for (const resolve of this.#idle.splice(0)) resolve()
    this.onChange?.(false)
  }
}
