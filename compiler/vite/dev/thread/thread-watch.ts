/** Milliseconds between two questions whether the thread is blocked. */
const interval = 1000
/** After so many questions without a reply, it is. Counted, not measured: this side may be busy too. */
const limit = 5

/** Notices from outside that an endpoint blocks its thread. Code inside cannot report it: the thread does not return. */
export class ThreadWatch {
  readonly #ping: () => Promise<unknown>
  readonly #onBlocked: (titles: readonly string[], seconds: number) => void
  readonly #running = new Set<{ readonly title: string }>()
  #timer: ReturnType<typeof setInterval> | undefined
  #isStarted = false
  #isAsking = false
  /** How often this looked since the thread replied. */
  #looked = 0

  /** @param ping resolves when the thread replies. Its first reply says that the thread has started. */
  constructor(ping: () => Promise<unknown>, onBlocked: (titles: readonly string[], seconds: number) => void) {
    this.#ping = ping
    this.#onBlocked = onBlocked
    this.#ask()
  }

  get isBlocked(): boolean {
    return this.#looked >= limit
  }

  /** What runs; what started last is the first. */
  get titles(): readonly string[] {
    return [...new Set([...this.#running].map(({ title }) => title).toReversed())]
  }

  /** The thread starts to run something. Call the returned function when it has ended. */
  begin(title: string): () => void {
    const run = { title }
    this.#running.add(run)
    this.#timer ??= setInterval(() => this.#look(), interval)
    return () => {
      this.#running.delete(run)
      if (this.#running.size === 0) this.stop()
    }
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #look(): void {
    this.#ask()
    if (!this.#isStarted) return
    this.#looked += 1
    if (this.#looked === limit) this.#onBlocked(this.titles, (limit * interval) / 1000)
  }

  #ask(): void {
    if (this.#isAsking) return
    this.#isAsking = true
    this.#ping().then(
      () => {
        this.#isStarted = true
        this.#isAsking = false
        this.#looked = 0
      },
      // The thread has ended.
      () => this.stop(),
    )
  }
}
