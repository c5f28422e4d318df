import { streamError } from '../../core/errors/stream-errors.ts'
import type { InFlight } from '../updates/in-flight.ts'

/** An answer that has begun and lasts. */
export interface OpenStream {
  /** Ends it without pretending that it is whole. */
  end(reason: Error): void
}

/** Milliseconds in which streams that open after the word to end are ended too; then that update has failed. */
const endingLimit = 15_000

/** The streams under way: they count as in flight, and an update can end them. */
export class OpenStreams {
  readonly #inFlight: InFlight
  readonly #open = new Set<OpenStream>()
  #endingUntil = 0

  constructor(inFlight: InFlight) {
    this.#inFlight = inFlight
  }

  /** From now on the stream counts, until the function that is returned was called. */
  add(stream: OpenStream): () => void {
    let closed = (): void => {}
    const open = new Promise<void>((resolve) => {
      closed = resolve
    })
    void this.#inFlight.track(() => open)
    this.#open.add(stream)
    if (performance.now() < this.#endingUntil) stream.end(updated())
    return () => {
      this.#open.delete(stream)
      closed()
    }
  }

  /** Ends the streams that are open, and those that open in the next seconds. Answers that have not begun go on. */
  end(): void {
    this.#endingUntil = performance.now() + endingLimit
    for (const stream of [...this.#open]) stream.end(updated())
  }
}

const updated = (): Error => streamError('WorkerUpdated', {})
