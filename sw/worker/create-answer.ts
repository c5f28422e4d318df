import type { RequestHost } from '../core/app/app.ts'
import { writesSettled } from '../data/outstanding-writes.ts'
import type { WorkerFeatures } from './worker-features.ts'

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

export interface AnswerOptions<Match> extends Omit<WorkerFeatures, 'parts' | 'ownRequests'> {
  readonly app: Answerer<Match>
  /** The endpoint's file, for messages. */
  fileOf?(match: Match): string | undefined
}

/** A request that is being answered: the browser's own, or the one that a redirect leads to. */
interface Hop<Match> {
  readonly match: Match
  readonly request: Request
  /** Absent: a handler asks. */
  readonly event?: FetchEvent
  readonly signal: AbortSignal | undefined
}

/** Runs the app for one request of the browser. */
export type Run<Match> = (match: Match, request: Request, signal?: AbortSignal) => Promise<Response>

/** Translates a fetch event to the app and back. */
export function createAnswer<Match>(options: AnswerOptions<Match>): Answers<Match> {
  const { inFlight, events, answerWatched } = options
  const answerEvent = (match: Match, event: FetchEvent): Promise<Response> => {
    const run: Run<Match> = (match, request, signal) => answerRequest(options, { match, request, event, signal })
    return answerWatched?.(options, match, event, run) ?? answerAlive(options, run(match, event.request))
  }
  return {
    toPage(match, event) {
      const response = inFlight.track(() => answerEvent(match, event))
      events?.hold(event, response)
      return response
    },
    toHandler: (match, request) =>
      inFlight.track(() => answerRequest(options, { match, request, signal: request.signal })),
  }
}

async function answerAlive({ life }: Pick<WorkerFeatures, 'life'>, answer: Promise<Response>): Promise<Response> {
  const over = life?.enter()
  try {
    return await answer
  } finally {
    over?.()
  }
}

/** Runs the app for one request. Resolves once the cookies are stored. */
async function answerRequest<Match>(
  { app, cookies, events, forms }: AnswerOptions<Match>,
  { match, request, event, signal }: Hop<Match>,
): Promise<Response> {
  const page = event?.clientId ?? ''
  if (cookies !== undefined) await cookies.attach(request, page)
  const response = await app.handle(match, request, {
    crossOrigin: event !== undefined && (forms?.isCrossOrigin(event.request) ?? false),
    languages: self.navigator.languages,
    ...(signal && { signal }),
    ...(events && { waitUntil: (work) => events.extend(event, work) }),
    ...(cookies && { setCookies: (values) => cookies.store(request, values, page) }),
  })
  await writesSettled()
  return response
}
