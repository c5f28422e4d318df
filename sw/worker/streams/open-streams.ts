import { streamError } from '../../core/errors/stream-errors.ts'
import type { InFlight } from '../updates/in-flight.ts'

/** A response that has started and continues. */
interface OpenStream {
  /** An event stream: its client connects again by itself. */
  readonly isEvents: boolean
  /** Ends it in a way that does not look complete. */
  end(reason: Error): void
}

/** Milliseconds after `end` in which new streams are ended too. After that, the update has failed. */
const endingLimit = 15_000

/** The streams that are open: they count as running requests, and an update can end them. */
export class OpenStreams {
  readonly #inFlight: InFlight
  readonly #open = new Set<OpenStream>()
  #endingUntil = 0
  #endsOnlyEvents = false

  constructor(inFlight: InFlight) {
    this.#inFlight = inFlight
  }

  /** The stream counts from now on, until the returned function is called. */
  add(stream: OpenStream): () => void {
    let closed = (): void => {}
    const open = new Promise<void>((resolve) => {
      closed = resolve
    })
    void this.#inFlight.track(() => open)
    this.#open.add(stream)
    if (performance.now() < this.#endingUntil && (stream.isEvents || !this.#endsOnlyEvents)) stream.end(updated())
    return () => {
      this.#open.delete(stream)
      closed()
    }
  }

  /**
   * Ends the open streams, and those that open in the next seconds. Responses that have not started continue.
   *
   * @param onlyEvents only event streams
   */
  end(onlyEvents = false): void {
    this.#endingUntil = performance.now() + endingLimit
    this.#endsOnlyEvents = onlyEvents
    for (const stream of [...this.#open]) if (stream.isEvents || !onlyEvents) stream.end(updated())
  }
}

const updated = (): Error => streamError('WorkerUpdated', {})
