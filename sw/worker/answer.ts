import type { App, RouteMatch } from '../core/app/app.ts'
import { streamError } from '../core/errors/stream-errors.ts'
import { writesSettled } from '../data/outstanding-writes.ts'
import { isCrossSite } from './cookies/cross-site.ts'
import type { WorkerCookies } from './cookies/worker-cookies.ts'
import { isCrossOrigin } from './cross-origin.ts'
import type { InFlight } from './in-flight.ts'
import type { Answer } from './router.ts'
import { Callers } from './streams/callers.ts'
import { KeepAlive } from './streams/keep-alive.ts'
import type { OpenStreams } from './streams/open-streams.ts'
import { RedirectedBodies } from './streams/redirected-bodies.ts'
import { streamAnswer } from './streams/stream-answer.ts'
import type { WorkerOptions } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

interface AnswerOptions {
  readonly app: App
  readonly inFlight: InFlight
  readonly streams: OpenStreams
  readonly cookies: WorkerCookies
  onAnswer?: WorkerOptions['onAnswer']
}

/** Translates a fetch event to the app and back. To be called while the script starts. */
export function createAnswer(options: AnswerOptions): Answer {
  const { app, inFlight, streams, cookies } = options
  const callers = new Callers()
  const bodies = new RedirectedBodies()
  const life = new KeepAlive()

  const answer: Answer = async (match, event) => {
    const { controller, left } = callers.enter(event)
    let over = life.enter()
    try {
      const request = await bodies.restore(event)
      const prepared = bodies.prepare(request)
      const response = await answerEvent(options, match, event, request, controller.signal)
      const target = redirectTarget(app, request, response)
      if (prepared !== undefined && target !== undefined) bodies.keep(event, prepared, target)
      if (response.body === null || cookies.isWhole(response)) return response
      const watched = streamAnswer(response, {
        streams,
        over,
        abort: (reason) => controller.abort(reason),
        failed: (error) => reportFailure(match, request, error),
      })
      over = () => {}
      return watched
    } finally {
      left()
      over()
    }
  }
  return (match, event) => inFlight.track(() => answer(match, event))
}

/** The app's answer to one fetch event, its cookies on disk. */
async function answerEvent(
  { app, cookies, onAnswer }: AnswerOptions,
  match: RouteMatch,
  event: FetchEvent,
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const crossOrigin = await isCrossOrigin(event)
  await cookies.attach(request, isCrossSite(request, crossOrigin), event.clientId)
  let set: readonly string[] = []
  const response = await app.handle(match, request, {
    crossOrigin,
    languages: self.navigator.languages,
    signal,
    waitUntil: (work) => waitUntil(event, work),
    setCookies: (values) => {
      set = values
      return cookies.store(request, values, event.clientId)
    },
  })
  await writesSettled()
  onAnswer?.(request, response, set)
  return response
}

/** An event whose answer is out takes no more work; what a stream starts later lives as long as the stream. */
function waitUntil(event: FetchEvent, work: Promise<unknown>): void {
  try {
    event.waitUntil(work)
  } catch {
    // InvalidStateError
  }
}

/** Where a redirect goes that must keep the body, when that is an address of this worker. */
function redirectTarget(app: App, request: Request, { status, headers }: Response): URL | undefined {
  const location = headers.get('location')
  if ((status !== 307 && status !== 308) || location === null || !URL.canParse(location, request.url)) return undefined
  const target = new URL(location, request.url)
  return target.origin === self.location.origin && app.match(target) !== undefined ? target : undefined
}

function reportFailure(match: RouteMatch, { method, url }: Request, cause: unknown): void {
  const place = match.kind === 'endpoint' ? { file: match.route.file, cause } : { cause }
  const error = streamError('StreamFailed', { method, address: new URL(url).pathname }, place)
  console.error(`[stowaway] ${place.file ?? ''}`, error, cause)
}
