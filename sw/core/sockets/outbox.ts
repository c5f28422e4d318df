import { dataMessage } from '../wire/messages/sockets.ts'
import { post } from '../wire/post.ts'
import type { SocketPart } from './socket-data.ts'

/** Sends messages through a port in their order, also those that have to be read first. */
export class Outbox {
  readonly #waiting: (SocketPart | (() => void))[] = []
  #port: MessagePort | undefined
  #isReading = false

  /** Adds a message, or a function that is called when everything before is sent. */
  add(entry: SocketPart | (() => void)): void {
    this.#waiting.push(entry)
    this.#send()
  }

  /** From now on there is a port. */
  open(port: MessagePort): void {
    this.#port = port
    this.#send()
  }

  #send(): void {
    const port = this.#port
    while (port !== undefined && !this.#isReading && this.#waiting.length > 0) {
      const next = this.#waiting.shift()
      if (typeof next === 'function') next()
      else if (next instanceof Blob) void this.#read(next, port)
      else post(port, dataMessage, { data: next }, next instanceof ArrayBuffer ? [next] : [])
    }
  }

  async #read(blob: Blob, port: MessagePort): Promise<void> {
    this.#isReading = true
    try {
      const data = await blob.arrayBuffer()
      post(port, dataMessage, { data }, [data])
    } catch (error) {
      // A file that was deleted meanwhile.
      reportError(error)
    } finally {
      this.#isReading = false
      this.#send()
    }
  }
}
