/** Counts answers under way, so that an update can wait for them. */
export class InFlight {
  #count = 0
  #idle: (() => void)[] = []

  async track<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#count += 1
    try {
      return await work()
    } finally {
      this.#count -= 1
      if (this.#count === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  /** Resolves when no answer is under way, or after `limit` milliseconds. */
  settled(limit: number): Promise<void> {
    if (this.#count === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limit)
      this.#idle.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
