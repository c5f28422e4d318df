import { within } from '../../core/wire/within.ts'
import type { InFlight } from './in-flight.ts'
import { PausedPages } from './paused-pages.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds that a hand-over may take in all; then the new worker takes over whatever is under way. */
export const drainLimit = 10_000

/** The first time, in milliseconds, that pages are held for. A round that was too short is followed by one twice as long. */
const firstRound = 100

/** The least time, in milliseconds, without a request after which none is on its way any more. */
const leastCalm = 20

/** Milliseconds after which pages go on, if the new worker has not come. */
const resumeLimit = 3000

/** Milliseconds that pages are held for the answers that are still under way at the end. */
const lastRound = 1000

interface DrainOptions {
  readonly inFlight: InFlight
  /** Ends the streams that are still open when the limit is reached. */
  endStreams?(): void
}

/**
 * Makes the moment that every engine needs to put a new worker in this one's place: no answer under way, and no request
 * on its way. Under load there is none by itself: Chromium then keeps the old worker for minutes, and in Firefox and
 * WebKit requests that are on their way at the change end at the server. So pages hold their requests for as long as the
 * answers under way take, in rounds, since one slow answer must not hold up all others. Resolves when the new worker
 * should come.
 */
export async function drainRequests({ inFlight, endStreams }: DrainOptions): Promise<void> {
  const end = performance.now() + drainLimit
  for (let round = firstRound; ; round *= 2) {
    await within(inFlight.finished(), end - performance.now())
    const isLast = performance.now() >= end
    if (isLast) endStreams?.()
    const pages = await PausedPages.find()
    const asked = performance.now()
    await pages.hold()
    // What pages sent before they were asked comes by another way, and, on a busy machine, after what they say.
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
