/**
 * `Set-Cookie` on a Response and `Cookie` on a Request, as they work on a server.
 *
 * Browsers forbid both headers. The platform's `Headers` of a Response drop `set-cookie` and those of a Request drop
 * `cookie`, at construction and at every later write, silently: `new Response(null, { headers: { 'set-cookie': … } })`
 * is an answer without a cookie before anybody could look. Endpoint files are written for servers, so inside the worker
 * script, and nowhere else, these values are kept beside the platform's object:
 *
 * - `Request` and `Response` become proxies of the platform's constructors. `instanceof` holds in both directions,
 *   subclasses work, and what is constructed is the platform's own object, which `respondWith`, `fetch` and Cache Storage
 *   take. Only values of the one header are noted, in a WeakMap.
 * - `headers` of what was made here is a `Headers` of its own, which nothing guards (it reads, iterates and copies like
 *   any), and which passes each write on to the platform's. So a value that the platform would drop is seen by
 *   everybody who asks the object, and all others reach the browser as before.
 * - `clone()`, `new Request(request)`, `new Response(body, response)` and `Response.json()` carry the values on.
 *
 * What came from the network (`fetch()` results) was not made here and is left alone: its cookies are the browser's.
 * Nothing can reach the network this way either: the platform's header lists never hold these values.
 */
export interface CookieHeaders {
  /** From now on `request`, its clones and copies have this `Cookie` header. */
  give(request: Request, cookie: string): void
  /** Whether the body was given as a whole, not as a stream, as far as is known. */
  isWhole(response: Response): boolean
}

interface Kept {
  /** Values of the forbidden header, until `headers` takes them over. */
  readonly values: readonly string[]
  headers?: Headers
  readonly isWhole?: boolean
}

/** What a Request and a Response have in common here. */
interface Message {
  readonly headers: Headers
  clone(): Message
}

/** Replaces `Request` and `Response` of this global scope. To be called once, before any endpoint is evaluated. */
export function keepCookieHeaders(): CookieHeaders {
  const requests = new WeakMap<Message, Kept>()
  const responses = new WeakMap<Message, Kept>()
  const cookiesOf = (headers: Headers): string[] => [headers.get('cookie') ?? []].flat()
  const setCookiesOf = (headers: Headers): string[] => headers.getSetCookie()
  const { json } = Response

  patch(Request.prototype, requests, 'cookie', cookiesOf)
  patch(Response.prototype, responses, 'set-cookie', setCookiesOf)

  globalThis.Request = constructing(Request, requests, (input, init) => {
    if (hasHeaders(init)) return { values: cookiesOf(new Headers(init.headers)) }
    return { values: input instanceof Request ? cookiesOf(input.headers) : [] }
  })
  const keepResponse = (body: unknown, init: unknown): Kept => ({
    values: hasHeaders(init) ? setCookiesOf(new Headers(init.headers)) : [],
    isWhole: !(body instanceof ReadableStream),
  })
  globalThis.Response = constructing(Response, responses, keepResponse)
  Response.json = (data: unknown, init?: ResponseInit) => {
    const response = json.call(Response, data, init)
    responses.set(response, keepResponse(data, init))
    return response
  }
  return {
    give: (request, cookie) => requests.set(request, { values: [cookie] }),
    isWhole: (response) => responses.get(response)?.isWhole === true,
  }
}

/** Makes `headers` and `clone` of the platform's objects know what is kept for them. */
function patch(
  prototype: Message,
  kept: WeakMap<Message, Kept>,
  name: string,
  valuesOf: (headers: Headers) => string[],
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'headers')
  const platformHeaders: ((this: Message) => Headers) | undefined = descriptor?.get
  // An engine that holds `headers` elsewhere is none that runs workers today; there cookies of the context still work.
  if (platformHeaders === undefined) return
  const { clone } = prototype
  Object.defineProperty(prototype, 'headers', {
    ...descriptor,
    get(this: Message): Headers {
      const headers = platformHeaders.call(this)
      const own = kept.get(this)
      if (own === undefined) return headers
      own.headers ??= new OpenHeaders(headers, name, own.values)
      return own.headers
    },
  })
  prototype.clone = function (this: Message) {
    const copy = clone.call(this)
    if (kept.has(this)) kept.set(copy, { values: valuesOf(this.headers) })
    return copy
  }
}

/** The platform's constructor, noting the values of what it makes. */
function constructing<Constructor extends typeof Request | typeof Response>(
  native: Constructor,
  kept: WeakMap<Message, Kept>,
  keep: (first: unknown, init: unknown) => Kept,
): Constructor {
  const proxy = new Proxy(native, {
    construct(target, args: unknown[], newTarget) {
      const made = Reflect.construct(target, args, newTarget)
      kept.set(made, keep(args[0], args[1]))
      return made
    },
  })
  native.prototype.constructor = proxy
  return proxy
}

function hasHeaders(init: unknown): init is { headers: HeadersInit } {
  return typeof init === 'object' && init !== null && 'headers' in init && init.headers !== undefined
}

/** Headers that hold whatever is written to them, and write to the platform's too. */
class OpenHeaders extends Headers {
  readonly #platform: Headers

  constructor(platform: Headers, name: string, values: readonly string[]) {
    super(platform)
    this.#platform = platform
    for (const value of values) super.append(name, value)
  }

  // The platform's come first: they throw for what no header can be, and where a response is immutable.
  override append(name: string, value: string): void {
    this.#platform.append(name, value)
    super.append(name, value)
  }

  override set(name: string, value: string): void {
    this.#platform.set(name, value)
    super.set(name, value)
  }

  override delete(name: string): void {
    this.#platform.delete(name)
    super.delete(name)
  }
}
