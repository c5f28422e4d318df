/** The answers under way, so that an update can wait for them. */
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

  /** Resolves when no answer is under way. */
  settled(): Promise<void> {
    if (this.isIdle) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Resolves when all answers are out that are under way now, whatever comes meanwhile. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#answers)
  }
}
