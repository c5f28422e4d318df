import type { AppParts } from '../core/app/app-parts.ts'
import type { OwnRequests } from './answer-own-requests.ts'
import type { answerWatched } from './answer-watched.ts'
import type { RequestCookies } from './cookies/request-cookies.ts'
import type { isCrossOrigin } from './is-cross-origin.ts'
import type { Callers } from './streams/callers.ts'
import type { KeepAlive } from './streams/keep-alive.ts'
import type { OpenEvents } from './streams/open-events.ts'
import type { RedirectedBodies } from './streams/redirected-bodies.ts'
import type { Streams } from './streams/streams.ts'
import type { InFlight } from './updates/in-flight.ts'

/**
 * What a worker can do beyond its basis. The compiler gives a worker only the features that its project uses, so that
 * its script does not contain the others. Create them while the script starts: some change the platform's objects.
 */
export interface WorkerFeatures {
  readonly inFlight: InFlight
  readonly parts: AppParts
  /** `Cookie` and `Set-Cookie`. */
  readonly cookies?: RequestCookies
  /** Response bodies that are streams. */
  readonly streams?: Streams
  /** Requests that their page gives up, for `context.signal`, and URLs without the marks that pages add. */
  readonly callers?: Callers
  /** Answers events with callers, streams or bodies. */
  readonly answerWatched?: typeof answerWatched
  /** Heartbeats of pages during long work. */
  readonly life?: KeepAlive | undefined
  /** Bodies of requests that are redirected. */
  readonly bodies?: RedirectedBodies
  /** `context.waitUntil`. */
  readonly events?: OpenEvents
  /** Form posts. */
  readonly forms?: { readonly isCrossOrigin: typeof isCrossOrigin }
  /** `fetch` of handlers to endpoints of their own project. */
  readonly ownRequests?: OwnRequests
  /** Stands between a handler that asks another origin and the endpoint that answers, if pages control the worker. */
  answerHandler?(
    request: Request,
    run: (request: Request) => Promise<Response>,
    cookies?: RequestCookies,
  ): Promise<Response>
}
