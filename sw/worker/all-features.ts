import { allParts } from '../core/app/all-parts.ts'
import { answerOwnRequests } from './answer-own-requests.ts'
import { answerWatched } from './answer-watched.ts'
import { createCookies } from './cookies/request-cookies.ts'
import { isCrossOrigin } from './is-cross-origin.ts'
import { Callers } from './streams/callers.ts'
import { KeepAlive } from './streams/keep-alive.ts'
import { OpenEvents } from './streams/open-events.ts'
import { RedirectedBodies } from './streams/redirected-bodies.ts'
import { Streams } from './streams/streams.ts'
import { InFlight } from './updates/in-flight.ts'
import type { WorkerFeatures } from './worker-features.ts'

/** Everything that a worker can do: for workers whose endpoints are not known yet. `id` is the project's. */
export function allFeatures(id: string): Required<Omit<WorkerFeatures, 'answerHandler'>> {
  const inFlight = new InFlight()
  const cookies = createCookies(id)
  return {
    inFlight,
    parts: allParts,
    cookies,
    streams: new Streams(inFlight, (response) => cookies.isWhole(response)),
    answerWatched,
    callers: new Callers(),
    life: new KeepAlive(),
    bodies: new RedirectedBodies(),
    events: new OpenEvents(),
    forms: { isCrossOrigin },
    ownRequests: answerOwnRequests,
  }
}
