import { aliveMessage, busyMessage } from '../../core/wire/messages/heartbeats.ts'
import { post } from '../../core/wire/post.ts'
import { onPageMessage } from '../on-page-message.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds of work after which pages are asked for signs of life; Firefox ends a stream after 30 seconds. */
const longWork = 5000

/**
 * While an answer or a stream lasts, asks the open pages to send a message every few seconds: Firefox takes a worker that
 * gets no event for idle, whatever it streams, and ends the stream without an error. (`waitUntil` would not do: Chromium
 * stops a worker with an event that lasts longer than five minutes, Firefox after one.)
 */
export class KeepAlive {
  #count = 0
  #isAsking = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    // The event itself is what counts. The answer reaches pages that were opened since, and those that a worker has asked
    // which was stopped.
    onPageMessage(aliveMessage, {}, () => this.#tell(this.#count > 0))
  }

  /** Work that begins; it ends when the function that is returned is called. */
  enter(): () => void {
    this.#count += 1
    if (this.#count === 1) this.#timer = setTimeout(() => void this.#tell(true), longWork)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#count -= 1
      if (this.#count > 0) return
      clearTimeout(this.#timer)
      if (this.#isAsking) void this.#tell(false)
    }
  }

  async #tell(isBusy: boolean): Promise<void> {
    this.#isAsking = isBusy
    for (const client of await self.clients.matchAll({ type: 'window' })) {
      post(client, busyMessage, { isBusy })
    }
  }
}
