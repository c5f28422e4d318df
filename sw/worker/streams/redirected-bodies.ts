import { lacksBody } from '../stream-bodies.ts'

declare const self: ServiceWorkerGlobalScope

interface Kept {
  readonly request: Request
  readonly until: number
}

interface FollowOptions<Match> {
  run(match: Match, request: Request): Promise<Response>
  match(url: URL): Match | undefined
}

/** As many redirects as browsers follow (Fetch, "HTTP-redirect fetch"). */
const hopLimit = 20

/** Milliseconds in which a redirect is followed, or never. */
const followLimit = 10_000

/**
 * Bodies of requests that are answered with 307 or 308, which ask for the same request at another URL of the worker:
 *
 * - WebKit sends that request without its body, though with its method and content type. So the body waits here for the
 *   request that arrives without one.
 * - Firefox sends multipart form fields past the worker. So such a redirect is followed here, and the page sees the
 *   response at the first URL. Its requests have no `body` of their own, which is how we detect it.
 *
 * If the browser does it right, nothing is ever read from here.
 */
export class RedirectedBodies {
  readonly #kept = new Map<string, Kept>()

  /**
   * What to keep of a request before its handler reads it. A copy costs memory if a body is a real stream. WebKit,
   * whose streams cannot be iterated yet, stores bodies as a whole and shares them.
   */
  prepare(request: Request): Request | undefined {
    if (isBodyless(request)) return undefined
    if (lacksBody) return leavesWorker(request) ? request.clone() : undefined
    if (!request.body) return undefined
    return Symbol.asyncIterator in ReadableStream.prototype ? request : request.clone()
  }

  /** Runs a request, and the one that its redirect leads to if the browser would not send that to the worker. */
  async follow<Match>(
    event: FetchEvent,
    request: Request,
    first: Match,
    { run, match }: FollowOptions<Match>,
    hops = 0,
  ): Promise<Response> {
    const prepared = this.prepare(request)
    const response = await run(first, request)
    if (prepared === undefined) return response
    const target = redirectTarget(request, response)
    const found = target && match(target)
    if (target === undefined || found === undefined) return response
    if (!leavesWorker(request)) {
      this.keep(event, prepared, target)
      return response
    }
    if (hops === hopLimit) return Response.error()
    const next = await withBody(request, target, prepared)
    return this.follow(event, next, found, { run, match }, hops + 1)
  }

  /** Notes a redirect to `target`. */
  keep(event: FetchEvent, prepared: Request, target: URL): void {
    const now = performance.now()
    for (const [key, { until }] of this.#kept) if (until < now) this.#kept.delete(key)
    if (!prepared.bodyUsed) this.#kept.set(keyOf(event, target.href), { request: prepared, until: now + followLimit })
  }

  /** The request with its body if the browser has dropped it, otherwise the request itself. */
  async restore(event: FetchEvent): Promise<Request> {
    const { request } = event
    if (this.#kept.size === 0 || isBodyless(request)) return request
    const key = keyOf(event, request.url)
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    if (kept === undefined || kept.until < performance.now() || !isBodyMissing(request, kept.request)) return request
    return withBody(request, request.url, kept.request)
  }
}

/** The target of a redirect that must keep the body, if it is on this origin. */
function redirectTarget({ url }: Request, { status, headers }: Response): URL | undefined {
  const location = headers.get('location')
  if ((status !== 307 && status !== 308) || location === null || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  return target.origin === self.location.origin ? target : undefined
}

const isBodyless = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

async function withBody(request: Request, url: URL | string, source: Request): Promise<Request> {
  const { method, headers, credentials, referrer, signal } = request
  return new Request(url, { method, headers, credentials, referrer, signal, body: await source.blob() })
}

function leavesWorker({ headers, mode, redirect }: Request): boolean {
  if (!lacksBody || (redirect !== 'follow' && mode !== 'navigate')) return false
  return /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '')
}

/** The content type is there, but not the content. Firefox, which has no `request.body`, drops none. */
function isBodyMissing(request: Request, kept: Request): boolean {
  return !lacksBody && request.body === null && request.headers.get('content-type') === kept.headers.get('content-type')
}

function keyOf({ clientId, resultingClientId, request }: FetchEvent, href: string): string {
  return `${clientId || resultingClientId} ${request.method} ${href.split('#', 1)[0]}`
}
