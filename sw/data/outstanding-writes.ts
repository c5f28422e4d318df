/**
 * Writes that are under way. In one place of the global scope, since an endpoint and the host that answers with it may
 * each have a copy of this module: where modules are loaded by Vite, an endpoint's are not its own.
 */
const place = Symbol.for('stowaway.storage.writes')

const writes = (): Set<Promise<unknown>> | undefined => Reflect.get(globalThis, place)

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
  const all = writes() ?? new Set()
  Reflect.set(globalThis, place, all)
  const write = new Write<Result>((resolve, reject) => {
    const done = work()
    all.add(done)
    done.then(resolve, reject).finally(() => all.delete(done))
  })
  Promise.prototype.then.call(write, undefined, (error: unknown) => {
    // Somebody may listen a moment later.
    setTimeout(() => {
      if (!write.isHeard) console.error('[stowaway] A write to the storage that nobody awaited has failed.', error)
    })
  })
  return write
}

/** Resolves when the writes are done that are under way now, whether they succeed or fail. */
export async function writesSettled(): Promise<void> {
  const all = writes()
  if (all !== undefined && all.size > 0) await Promise.allSettled(all)
}
