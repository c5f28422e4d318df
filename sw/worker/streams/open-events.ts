/**
 * The events that can still be extended. A handler that another handler fetched has none of its own, and nothing tells
 * a worker who called `fetch`. It needs no more than this: while any event is open, the browser keeps the worker.
 */
export class OpenEvents {
  /** With the number of promises that hold each one open. */
  readonly #open = new Map<ExtendableEvent, number>()

  /** Notes that an event is open until this work ends. */
  hold(event: ExtendableEvent, work: Promise<unknown>): void {
    this.#open.set(event, (this.#open.get(event) ?? 0) + 1)
    const end = (): void => {
      const left = (this.#open.get(event) ?? 0) - 1
      if (left > 0) this.#open.set(event, left)
      else this.#open.delete(event)
    }
    work.then(end, end)
  }

  /**
   * Extends an event; without one, any that is open. An event takes no more work after its response. Work that a stream
   * starts later lives as long as the stream.
   */
  extend(event: ExtendableEvent | undefined, work: Promise<unknown>): void {
    for (const one of event === undefined ? [...this.#open.keys()].reverse() : [event]) {
      try {
        one.waitUntil(work)
      } catch {
        // InvalidStateError
        continue
      }
      this.hold(one, work)
      return
    }
  }
}
