/** Event loop turns longer than this many milliseconds are reported. */
const threshold = 1000
const interval = 250

/**
 * Development: reports handlers that block the thread, because no other request is answered meanwhile. If several
 * handlers are running, any of them may be the cause, so the warning names them all.
 */
export class BlockWatch {
  readonly #running = new Set<{ readonly name: string; tell(text: string): void }>()
  #last = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** Runs a handler. Calls `tell` with a warning each time the thread was blocked. */
  async watch<Result>(name: string, tell: (text: string) => void, work: () => Promise<Result>): Promise<Result> {
    const run = { name, tell }
    if (this.#running.size === 0) this.#last = performance.now()
    this.#running.add(run)
    this.#timer ??= setInterval(() => this.#look(interval), interval)
    try {
      return await work()
    } finally {
      // The handler may end before the timer fires.
      this.#look(0)
      this.#running.delete(run)
      if (this.#running.size === 0) {
        clearInterval(this.#timer)
        this.#timer = undefined
      }
    }
  }

  #look(expected: number): void {
    const now = performance.now()
    const gap = now - this.#last - expected
    this.#last = now
    if (gap < threshold) return
    const names = [...new Set([...this.#running].map(({ name }) => name))]
    const who = names.length === 1 ? names[0] : `One of ${names.join(', ')}`
    const text =
      `${who} blocked the thread for ${(gap / 1000).toFixed(1)} s. No other request was answered meanwhile. ` +
      'Split long work into parts with an await between them, or move it to a Worker of the page.'
    for (const tell of new Set([...this.#running].map((run) => run.tell))) tell(text)
  }
}
