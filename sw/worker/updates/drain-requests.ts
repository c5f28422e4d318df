import { isLoopback } from '../../core/names/is-loopback.ts'
import { within } from '../../core/wire/within.ts'
import type { InFlight } from './in-flight.ts'
import { PausedPages } from './paused-pages.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds for all of it. After that the new worker takes over, whatever is still running. */
export const drainLimit = 10_000

/** Milliseconds for which pages are held the first time. Each further round is twice as long. */
const firstRound = 100

/** Milliseconds without a request after which we assume that none is on its way. */
const leastCalm = 20

/** Milliseconds after which pages continue if the new worker has not taken over. */
const resumeLimit = 3000

/** Milliseconds for which pages are held at the end, for requests that are still running. */
const lastRound = 1000

interface DrainOptions {
  readonly inFlight: InFlight
  /** Ends the streams that are still open when the limit is reached, or only event streams. */
  endStreams?(onlyEvents?: boolean): void
}

/**
 * Creates the moment that every engine needs to replace this worker: no request running, and none on its way. Under
 * load there is no such moment by itself: Chromium then keeps the old worker for minutes, and in Firefox and WebKit
 * requests that are on their way go to the server. So pages hold their requests while the running ones finish. They do
 * so in rounds, since one slow request must not block all others. Resolves when the new worker should take over.
 */
export async function drainRequests({ inFlight, endStreams }: DrainOptions): Promise<void> {
  const end = performance.now() + drainLimit
  // A page of the new build is probably waiting after a rebuild, and gives up before the limit.
  if (isLoopback(self.location.hostname)) endStreams?.(true)
  for (let round = firstRound; ; round *= 2) {
    await within(inFlight.finished(), end - performance.now())
    const isLast = performance.now() >= end
    if (isLast) endStreams?.()
    const pages = await PausedPages.find()
    const asked = performance.now()
    await pages.hold()
    // Requests sent before the pause may arrive after the page's reply, on a busy machine.
    const calmTime = Math.max(leastCalm, performance.now() - asked)
    const calm = calmed(inFlight, calmTime)
    if ((await within(calm, calmTime + (isLast ? lastRound : round))) || isLast) {
      setTimeout(() => pages.release(), resumeLimit)
      return
    }
    pages.release()
  }
}

async function calmed(inFlight: InFlight, milliseconds: number): Promise<void> {
  do {
    await inFlight.settled()
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
  } while (!inFlight.isIdle)
}
