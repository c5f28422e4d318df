import { noteWrite } from './outstanding-writes.ts'

/** A promise that knows whether anybody will hear of its failure. */
class Write<Result> extends Promise<Result> {
  isHeard = false

  /** What comes of it is a promise as any other. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise, and notes who listens.
  override then<Fine = Result, Failed = never>(
    onFine?: ((value: Result) => Fine | PromiseLike<Fine>) | null,
    onFailed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Fine | Failed> {
    this.isHeard = true
    return super.then(onFine, onFailed)
  }
}

/**
 * Starts a write that answers wait for. One that fails with nobody listening is told to the console: an unhandled
 * rejection would end a Node process.
 */
export function trackWrite<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = work()
  noteWrite(done)
  const write = new Write<Result>((resolve, reject) => done.then(resolve, reject))
  done.catch((error: unknown) => {
    // Somebody may listen a moment later.
    setTimeout(() => {
      if (!write.isHeard) console.error('[stowaway] A write to the storage that nobody awaited has failed.', error)
    })
  })
  // `then` would make it heard.
  Promise.prototype.then.call(write, undefined, () => {})
  return write
}
