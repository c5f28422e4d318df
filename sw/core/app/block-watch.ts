/** Milliseconds that one turn of the event loop may take before it is told. */
const threshold = 1000
const interval = 250

/**
 * Development: notices handlers that keep the thread busy, during which no other request is answered. What held it up
 * cannot be asked, so with several handlers under way all of them are named.
 */
export class BlockWatch {
  readonly #running = new Set<{ readonly name: string; tell(text: string): void }>()
  #last = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** Runs a handler; `tell` gets the text of the warning, once for each time that the thread was blocked. */
  async watch<Result>(name: string, tell: (text: string) => void, work: () => Promise<Result>): Promise<Result> {
    const run = { name, tell }
    if (this.#running.size === 0) this.#last = performance.now()
    this.#running.add(run)
    this.#timer ??= setInterval(() => this.#look(interval), interval)
    try {
      return await work()
    } finally {
      // It may be over before the timer had its turn.
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
      `${who} kept the thread busy for ${(gap / 1000).toFixed(1)} s. No other request was answered meanwhile. ` +
      'Do long work in parts, with an await between them, or in a Worker of the page.'
    for (const tell of new Set([...this.#running].map((run) => run.tell))) tell(text)
  }
}
