/** The requests that are being answered, so that an update can wait for them. */
export class InFlight {
  readonly #answers = new Set<Promise<unknown>>()
  #idle: (() => void)[] = []

  async track<Result>(work: () => Promise<Result>): Promise<Result> {
    const answer = work()
    this.#answers.add(answer)
    try {
      return await answer
    } finally {
      this.#answers.delete(answer)
      if (this.isIdle) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  get isIdle(): boolean {
    return this.#answers.size === 0
  }

  /** Resolves when no request is running. */
  settled(): Promise<void> {
    if (this.isIdle) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Resolves when all requests that are running now are answered, whatever comes later. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#answers)
  }
}
