import { aliveMessage, busyMessage } from '../../core/wire/messages/heartbeats.ts'
import { post } from '../../core/wire/post.ts'
import { onPageMessage } from '../on-page-message.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds of work after which pages are asked for heartbeats. Firefox ends a stream after 30 seconds. */
const longWork = 5000

/**
 * During a long response or stream, asks the open pages to send a message every few seconds. Firefox considers a worker
 * without events idle, whatever it streams, and ends the stream without an error. (`waitUntil` would not help: Chromium
 * stops a worker whose event lasts longer than five minutes, Firefox after one.)
 */
export class KeepAlive {
  #count = 0
  /** When the running work began: since then, the count was never 0. */
  #since = 0
  #isAsking = false
  /** It is not stopped when work ends: starting one for each request would cost more than a few that find nothing. */
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    // The event itself keeps the worker alive. The answer reaches pages that were opened since, and pages that still
    // send heartbeats to a worker that was stopped.
    onPageMessage(aliveMessage, {}, () => this.#tell(this.#count > 0))
  }

  /** Work that starts. It ends when the returned function is called. */
  enter(): () => void {
    this.#count += 1
    if (this.#count === 1) {
      this.#since = performance.now()
      if (this.#timer === undefined) this.#wait(longWork)
    }
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#count -= 1
      if (this.#count === 0 && this.#isAsking) void this.#tell(false)
    }
  }

  #wait(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#count === 0 || this.#isAsking) return
      const left = this.#since + longWork - performance.now()
      if (left > 0) this.#wait(left)
      else void this.#tell(true)
    }, milliseconds)
  }

  async #tell(isBusy: boolean): Promise<void> {
    this.#isAsking = isBusy
    for (const client of await self.clients.matchAll({ type: 'window' })) {
      post(client, busyMessage, { isBusy })
    }
  }
}
