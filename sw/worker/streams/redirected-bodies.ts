interface Kept {
  readonly request: Request
  readonly until: number
}

/** Milliseconds in which a redirect is followed, or never. */
const followLimit = 10_000

/**
 * WebKit follows a 307 or 308 that a worker answered without the request's body, though with its method and its content
 * type. So the body of a request that is redirected to another address of the worker waits here, and is given to the
 * request that arrives without one. Where the browser keeps bodies, as it must, nothing is ever taken from here.
 */
export class RedirectedBodies {
  readonly #kept = new Map<string, Kept>()

  /**
   * What to keep of a request, before its handler reads it. A copy costs memory where a body is a real stream; WebKit,
   * whose streams cannot be iterated yet, holds bodies as a whole and shares them.
   */
  prepare(request: Request): Request | undefined {
    if (!request.body) return undefined
    return Symbol.asyncIterator in ReadableStream.prototype ? request : request.clone()
  }

  /** Notes a redirect on its way to `target`. */
  keep(event: FetchEvent, prepared: Request, target: URL): void {
    const now = performance.now()
    for (const [key, { until }] of this.#kept) if (until < now) this.#kept.delete(key)
    if (!prepared.bodyUsed) this.#kept.set(keyOf(event, target.href), { request: prepared, until: now + followLimit })
  }

  /** The request with its body, where the browser has dropped it on the way; else the request itself. */
  async restore(event: FetchEvent): Promise<Request> {
    const { request } = event
    if (this.#kept.size === 0 || request.method === 'GET' || request.method === 'HEAD') return request
    const key = keyOf(event, request.url)
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    if (kept === undefined || kept.until < performance.now() || !isBodyMissing(request, kept.request)) return request
    const { method, headers, credentials, referrer, signal } = request
    const body = await kept.request.blob()
    return new Request(request.url, { method, headers, credentials, referrer, signal, body })
  }
}

/** A type is left, and nothing that it describes; Firefox, which knows no `request.body`, drops none. */
function isBodyMissing(request: Request, kept: Request): boolean {
  return request.body === null && request.headers.get('content-type') === kept.headers.get('content-type')
}

function keyOf({ clientId, resultingClientId, request }: FetchEvent, href: string): string {
  return `${clientId || resultingClientId} ${request.method} ${href.replace(/#.*$/, '')}`
}
