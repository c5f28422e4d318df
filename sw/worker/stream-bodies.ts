/** The bodies of requests that got a stream. A Response has the same methods, and takes a stream in every engine. */
const bodies = new WeakMap<object, Response>()

const hasNativeBody = 'body' in Request.prototype

/** Whether the platform's requests lack `body`, as in Firefox. */
export const lacksBody = !hasNativeBody

/** The body of a request that the platform does not have, because it is a stream. */
export const streamBodyOf = (request: object): Response | undefined => bodies.get(request)

/**
 * Lets requests be built from others, as on a server: `new Request(url, request)`, `fetch(url, { body: request.body })`.
 * Browsers cannot do that: Firefox has no `request.body`, WebKit takes no stream, Chromium sends one only by HTTP/2, and
 * none copies a navigation. Call it once, before any endpoint is evaluated.
 */
export function carryStreamBodies(): void {
  const { prototype } = Request
  const { clone, arrayBuffer } = prototype
  const getter = (name: 'body' | 'bodyUsed', native: (request: Request) => unknown): void => {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Request) {
        return (bodies.get(this) ?? { [name]: native(this) })[name]
      },
    })
  }
  const nativeGetter = (name: string): ((this: Request) => unknown) =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined)
  const used = nativeGetter('bodyUsed')
  const body = nativeGetter('body')
  getter('bodyUsed', (request) => used.call(request))
  getter('body', (request) => (hasNativeBody ? body.call(request) : openBody(request, () => arrayBuffer.call(request))))
  for (const name of ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const) {
    const native: unknown = prototype[name]
    if (typeof native !== 'function') continue
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: Request) {
        return bodies.get(this)?.[name]() ?? Reflect.apply(native, this, [])
      },
    })
  }
  prototype.clone = function (this: Request) {
    const copy = clone.call(this)
    const carried = bodies.get(this)
    if (carried !== undefined) bodies.set(copy, carried.clone())
    return copy
  }
  globalThis.Request = new Proxy(Request, { construct })
  prototype.constructor = globalThis.Request
}

function construct(
  target: typeof Request,
  [input, given]: [RequestInfo | URL, RequestInit?],
  newTarget: typeof Request,
) {
  const init = given instanceof Request ? fromRequest(given) : given
  const { body, ...rest } = init ?? {}
  if (!(body instanceof ReadableStream)) {
    const made: Request = Reflect.construct(target, [input, init], newTarget)
    const carried = bodies.get(Object(input))
    if (carried !== undefined && (body === undefined || body === null)) bodies.set(made, carried)
    return made
  }
  // An empty body in its place: the platform still refuses one for GET.
  const made: Request = Reflect.construct(target, [input, { ...rest, body: new Uint8Array() }], newTarget)
  bodies.set(made, new Response(body, { headers: { 'content-type': made.headers.get('content-type') ?? '' } }))
  return made
}

/** A navigation's mode cannot be copied. The other two would keep a redirect and ask for credentials. */
function fromRequest(request: Request): RequestInit {
  const { method, headers, body, referrer, referrerPolicy, cache, integrity, keepalive, signal } = request
  const { mode, credentials, redirect } = request
  const kept = { method, headers, body, referrer, referrerPolicy, cache, integrity, keepalive, signal }
  return mode === 'navigate' ? kept : { ...kept, mode, credentials, redirect }
}

/** In Firefox: a stream of the body, which is read when the stream is. */
function openBody(request: Request, read: () => Promise<ArrayBuffer>): ReadableStream | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const bytes = new Uint8Array(await read())
        if (bytes.byteLength > 0) controller.enqueue(bytes)
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const carried = new Response(stream, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
  bodies.set(request, carried)
  return carried.body
}
