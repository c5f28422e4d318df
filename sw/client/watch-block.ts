import { ask } from '../core/wire/ask.ts'
import { fits } from '../core/wire/fits.ts'
import { type Busy, busyQuestion } from '../core/wire/messages/development.ts'
import { findRegistration } from './find-registration.ts'

/** Milliseconds between two questions while the worker is busy. */
const interval = 1_000
/** Milliseconds without a reply after which the worker counts as blocked. */
const limit = 5_000

/**
 * Development: notices from outside that an endpoint blocks the worker, for example by an endless loop. Code inside
 * cannot report it: the thread does not return.
 */
export class WatchBlock {
  readonly #container: ServiceWorkerContainer
  readonly #tell: (text: string) => void
  #request = ''
  #isWatching = false
  #isBlocked = false

  /** @param tell gets the message for the author */
  constructor(container: ServiceWorkerContainer, tell: (text: string) => void) {
    this.#container = container
    this.#tell = tell
  }

  /** An endpoint is about to run. */
  begin(request: string): void {
    if (this.#isBlocked) return
    this.#request = request
    if (!this.#isWatching) void this.#watch()
  }

  /**
   * The code has changed: starts the page again without the blocked worker. No call ends a worker that a page uses: in
   * Chromium, registering it again or another script in its place waits for it.
   */
  async changed(): Promise<void> {
    if (!this.#isBlocked) return
    await (await findRegistration())?.unregister()
    location.reload()
  }

  async #watch(): Promise<void> {
    this.#isWatching = true
    while (await this.#isBusy()) await new Promise((resolve) => setTimeout(resolve, interval))
    this.#isWatching = false
  }

  async #isBusy(): Promise<boolean> {
    const worker = this.#container.controller
    if (worker === null) return false
    const replied = ask(worker, busyQuestion, {}, isReply)
    const timer = setTimeout(() => this.#report(), limit)
    const { busy } = await replied
    clearTimeout(timer)
    this.#isBlocked = false
    return busy
  }

  #report(): void {
    this.#isBlocked = true
    this.#tell(
      `${this.#request} blocks the worker: for ${limit / 1000} s, no endpoint has answered. Does it loop endlessly? ` +
        'Save the corrected file: this page then starts again with a new worker.',
    )
  }
}

const isReply = (data: unknown): data is Busy => fits<Busy>(data, { busy: 'boolean' })
