import { lacksBody } from '../stream-bodies.ts'

interface Kept {
  readonly request: Request
  readonly until: number
}

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

  /** What the browser would send to `target`, if that would not reach the worker. */
  async follow(request: Request, prepared: Request, target: URL): Promise<Request | undefined> {
    return leavesWorker(request) ? withBody(request, target, prepared) : undefined
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
