import { noteWrite } from './outstanding-writes.ts'

/** A promise that knows whether anyone handles its failure. */
class Write<Result> extends Promise<Result> {
  isHeard = false

  /** Its results are ordinary promises. */
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
 * Starts a write that responses wait for. If it fails and nobody handles that, the console reports it: an unhandled
 * rejection would end a Node process.
 */
export function trackWrite<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = work()
  noteWrite(done)
  const write = new Write<Result>((resolve, reject) => done.then(resolve, reject))
  done.catch((error: unknown) => {
    // Someone may handle it a moment later.
    setTimeout(() => {
      if (!write.isHeard) console.error('[stowaway] A write to the storage failed, and nobody awaited it.', error)
    })
  })
  // Using `then` here would count as handling it.
  Promise.prototype.then.call(write, undefined, () => {})
  return write
}
