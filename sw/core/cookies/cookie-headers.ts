/**
 * `Set-Cookie` on a Response and `Cookie` on a Request, as they work on a server.
 *
 * Browsers forbid both headers. The `Headers` of a Response silently drop `set-cookie`, and those of a Request drop
 * `cookie`, at construction and at every later write: `new Response(null, { headers: { 'set-cookie': … } })` has lost
 * its cookie before anybody can read it. Endpoint files are written for servers. So in workers, and in pages
 * whose tests run endpoints, these values are stored beside the platform's object:
 *
 * - `Request` and `Response` become proxies of the platform's constructors. `instanceof` works in both directions,
 *   subclasses work, and the result is the platform's own object, which `respondWith`, `fetch` and Cache Storage
 *   accept. Only values of the one header are stored, in a WeakMap.
 * - `headers` of such an object is a `Headers` without a guard (it reads, iterates and copies like any other), which
 *   passes each write on to the platform's. So everybody who asks the object sees a value that the platform would drop,
 *   and all other values reach the browser as before.
 * - The headers of a Request can be written, as on a server, where the platform refuses that.
 * - `clone()`, `new Request(request)`, `new Response(body, response)` and `Response.json()` carry the values on.
 *
 * Responses from the network (`fetch()`) are left alone: their cookies belong to the browser. Nothing can reach the
 * network this way: the platform's header lists never contain these values.
 */
export interface CookieHeaders {
  /** From now on `request`, its clones and copies have this `Cookie` header. */
  give(request: Request, cookie: string): void
  /** Whether the body was given as a whole, not as a stream, as far as is known. */
  isWhole(response: Response): boolean
}

interface Kept {
  /** Values of the forbidden header, until `headers` contains them. */
  readonly values: readonly string[]
  headers?: Headers
  readonly isWhole?: boolean
}

/** What a Request and a Response have in common here. */
interface Message {
  readonly headers: Headers
  clone(): Message
}

const changed = new WeakSet<object>()

/** Whether a request has headers that the platform's does not have. */
export const hasChangedHeaders = (request: unknown): boolean => changed.has(Object(request))

/** Replaces `Request` and `Response` of this global scope. Call it once, before any endpoint is evaluated. */
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

/** Lets `headers` and `clone` of the platform's objects return the stored values. */
function patch(
  prototype: Message,
  kept: WeakMap<Message, Kept>,
  name: string,
  valuesOf: (headers: Headers) => string[],
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'headers')
  const platformHeaders: ((this: Message) => Headers) | undefined = descriptor?.get
  // No engine that runs workers today defines `headers` elsewhere. In such an engine, cookies of the context still
  // work.
  if (platformHeaders === undefined) return
  const { clone } = prototype
  Object.defineProperty(prototype, 'headers', {
    ...descriptor,
    get(this: Message): Headers {
      const headers = platformHeaders.call(this)
      const isRequest = this instanceof Request
      if (isRequest && !kept.has(this)) kept.set(this, { values: [] })
      const own = kept.get(this)
      if (own === undefined) return headers
      own.headers ??= new OpenHeaders(headers, name, own.values, isRequest ? () => changed.add(this) : undefined)
      return own.headers
    },
  })
  prototype.clone = function (this: Message) {
    const copy = clone.call(this)
    if (kept.has(this)) kept.set(copy, { values: valuesOf(this.headers) })
    if (changed.has(this)) replaceHeaders(copy.headers, this.headers)
    return copy
  }
}

/** The platform's constructor, which also stores the values of what it creates. */
function constructing<Constructor extends typeof Request | typeof Response>(
  native: Constructor,
  kept: WeakMap<Message, Kept>,
  keep: (first: unknown, init: unknown) => Kept,
): Constructor {
  const proxy = new Proxy(native, {
    construct(target, args: unknown[], newTarget) {
      const [source, init] = args
      if (changed.has(Object(source)) && !hasHeaders(init)) {
        args = [source, { ...Object(init), headers: (source as Message).headers }]
      }
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

/** Headers that keep every value written to them, and also write to the platform's. */
class OpenHeaders extends Headers {
  readonly #platform: Headers
  readonly #refused: (() => void) | undefined

  /** @param refused called if the platform's cannot be written. Absent: the write throws */
  constructor(platform: Headers, name: string, values: readonly string[], refused?: () => void) {
    super(platform)
    this.#platform = platform
    this.#refused = refused
    for (const value of values) super.append(name, value)
  }

  // The platform's come first: they throw for invalid headers and for immutable responses.
  override append(name: string, value: string): void {
    this.#pass(() => this.#platform.append(name, value))
    super.append(name, value)
  }

  override set(name: string, value: string): void {
    this.#pass(() => this.#platform.set(name, value))
    super.set(name, value)
  }

  override delete(name: string): void {
    this.#pass(() => this.#platform.delete(name))
    super.delete(name)
  }

  #pass(write: () => void): void {
    try {
      write()
    } catch (error) {
      if (this.#refused === undefined) throw error
      this.#refused()
    }
  }
}

function replaceHeaders(to: Headers, from: Headers): void {
  for (const name of [...to.keys()]) to.delete(name)
  for (const [name, value] of from) to.append(name, value)
}
