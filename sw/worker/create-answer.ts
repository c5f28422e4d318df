import type { RequestHost } from '../core/app/app.ts'
import { decodeBody } from '../core/endpoint/decode-body.ts'
import { streamError } from '../core/errors/stream-errors.ts'
import { writesSettled } from '../data/outstanding-writes.ts'
import { isCrossSite } from './cookies/is-cross-site.ts'
import type { WorkerCookies } from './cookies/worker-cookies.ts'
import { isCrossOrigin } from './is-cross-origin.ts'
import { Callers } from './streams/callers.ts'
import { KeepAlive } from './streams/keep-alive.ts'
import { OpenEvents } from './streams/open-events.ts'
import type { OpenStreams } from './streams/open-streams.ts'
import { RedirectedBodies } from './streams/redirected-bodies.ts'
import { streamAnswer } from './streams/stream-answer.ts'
import { watchBodies } from './streams/whole-bodies.ts'
import type { InFlight } from './updates/in-flight.ts'

declare const self: ServiceWorkerGlobalScope

/** An app, or something that acts as one. */
interface Answerer<Match> {
  match(url: URL): Match | undefined
  handle(match: Match, request: Request, host: RequestHost): Promise<Response>
}

/** Answers requests that match. */
interface Answers<Match> {
  /** A request that the browser shows us. */
  toPage(match: Match, event: FetchEvent): Promise<Response>
  /** A request of one of our own handlers. */
  toHandler(match: Match, request: Request): Promise<Response>
}

interface AnswerOptions<Match> {
  readonly app: Answerer<Match>
  /** The endpoint's file, for messages. */
  fileOf?(match: Match): string | undefined
  readonly inFlight: InFlight
  readonly streams: OpenStreams
  /** Absent: no endpoint can read or set a cookie. */
  readonly cookies?: WorkerCookies
}

/** A request that is being answered: the browser's own, or the one that a redirect leads to. */
interface Hop<Match> {
  readonly match: Match
  readonly request: Request
  /** Absent: a handler asks. */
  readonly event?: FetchEvent
  readonly signal: AbortSignal
}

/** As many redirects as browsers follow (Fetch, "HTTP-redirect fetch"). */
const hopLimit = 20

/** Translates a fetch event to the app and back. Call it while the script starts. */
export function createAnswer<Match>(given: AnswerOptions<Match>): Answers<Match> {
  const events = new OpenEvents()
  const options = { ...given, events }
  const { app, inFlight, streams, cookies } = options
  const isWhole = cookies === undefined ? watchBodies() : (response: Response) => cookies.isWhole(response)
  const callers = new Callers()
  const bodies = new RedirectedBodies()
  const life = new KeepAlive()

  const answerHop = async (hop: Hop<Match> & { readonly event: FetchEvent }, hops = 0): Promise<Response> => {
    const { request, event, signal } = hop
    const prepared = bodies.prepare(request)
    const response = await answerRequest(options, hop)
    if (prepared === undefined) return response
    const target = redirectTarget(request, response)
    const match = target && app.match(target)
    if (target === undefined || match === undefined) return response
    const next = await bodies.follow(request, prepared, target)
    if (next === undefined) bodies.keep(event, prepared, target)
    else if (hops === hopLimit) return Response.error()
    else return answerHop({ match, request: next, event, signal }, hops + 1)
    return response
  }

  const answer = async (match: Match, event: FetchEvent): Promise<Response> => {
    const { controller, left } = callers.enter(event)
    let over = life.enter()
    try {
      const request = await bodies.restore(event)
      const made = await answerHop({ match, request, event, signal: controller.signal })
      const response = made.headers.has('content-encoding') ? await decodeBody(made) : made
      // Not its `body` first: engines make a stream of a text when they are asked for it.
      if (isWhole(response) || response.body === null) return response
      const watched = streamAnswer(response, {
        streams,
        over,
        abort: (reason) => controller.abort(reason),
        failed: (error) => reportFailure(options.fileOf?.(match), request, error),
      })
      over = () => {}
      return watched
    } finally {
      left()
      over()
    }
  }
  return {
    toPage(match, event) {
      const response = inFlight.track(() => answer(match, event))
      events.hold(event, response)
      return response
    },
    toHandler: (match, request) =>
      inFlight.track(() => answerRequest(options, { match, request, signal: request.signal })),
  }
}

/** Runs the app for one request. Resolves once the cookies are stored. */
async function answerRequest<Match>(
  { app, cookies, events }: AnswerOptions<Match> & { readonly events: OpenEvents },
  { match, request, event, signal }: Hop<Match>,
): Promise<Response> {
  const page = event?.clientId ?? ''
  await cookies?.attach(request, isCrossSite(request), page)
  const response = await app.handle(match, request, {
    crossOrigin: event !== undefined && isCrossOrigin(event.request),
    languages: self.navigator.languages,
    signal,
    waitUntil: (work) => events.extend(event, work),
    ...(cookies && { setCookies: (values) => cookies.store(request, values, page) }),
  })
  await writesSettled()
  return response
}

/** The target of a redirect that must keep the body, if it is on this origin. */
function redirectTarget({ url }: Request, { status, headers }: Response): URL | undefined {
  const location = headers.get('location')
  if ((status !== 307 && status !== 308) || location === null || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  return target.origin === self.location.origin ? target : undefined
}

function reportFailure(file: string | undefined, { method, url }: Request, cause: unknown): void {
  const place = file === undefined ? { cause } : { file, cause }
  const error = streamError('StreamFailed', { method, address: new URL(url).pathname }, place)
  console.error(`[stowaway] ${file ?? ''}`, error, cause)
}
