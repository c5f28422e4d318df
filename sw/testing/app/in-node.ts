import { plainBody } from './plain-body.ts'

/** A `fetch` whose bodies may be of a DOM that runs in Node. */
export function withPlainBodies(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const plain = await plainBody(init?.body)
    if (plain === undefined) return fetch(input, init)
    const headers = new Headers(init?.headers)
    if (!headers.has('content-type') && plain.type !== '') headers.set('content-type', plain.type)
    return fetch(input, { ...init, headers, body: plain.body })
  }
}

/** Does the same for the requests of `XMLHttpRequest` that are answered here: those with a `send` of their own. */
export function sendPlainBodies(prototype: XMLHttpRequest): void {
  const { open } = prototype
  prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    Reflect.apply(open, this, args)
    if (!Object.hasOwn(this, 'send')) return
    const { send, setRequestHeader } = this
    let hasType = false
    const replaced = {
      setRequestHeader(name: string, value: string) {
        hasType ||= name.toLowerCase() === 'content-type'
        setRequestHeader(name, value)
      },
      async send(this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
        const plain = await plainBody(body)
        // The request was given up meanwhile.
        if (this.readyState !== XMLHttpRequest.OPENED) return
        if (plain !== undefined && plain.type !== '' && !hasType) setRequestHeader('content-type', plain.type)
        send(plain?.body ?? body)
      },
    }
    for (const [name, value] of Object.entries(replaced))
      Object.defineProperty(this, name, { value, configurable: true })
  }
}

const classes = ['Blob', 'File', 'FormData'] as const

/**
 * Lets `instanceof` of a DOM's classes know Node's objects too: an endpoint gets those from `request.formData()`. Returns
 * a function that ends it.
 */
export function recogniseNodeObjects(): () => void {
  const known = classes.flatMap((name) => (name in globalThis ? [{ name, of: globalThis[name] }] : []))
  const isInstance = Function.prototype[Symbol.hasInstance]
  for (const { name, of } of known) {
    const accepted: readonly string[] = name === 'Blob' ? ['Blob', 'File'] : [name]
    const value = (object: unknown): boolean =>
      isInstance.call(of, object) || accepted.includes(Object(object)[Symbol.toStringTag])
    Object.defineProperty(of, Symbol.hasInstance, { value, configurable: true })
  }
  return () => {
    for (const { of } of known) Reflect.deleteProperty(of, Symbol.hasInstance)
  }
}

/** Lets `new Request('/api/orders')` take a relative address, as in a page. Returns a function that ends it. */
export function resolveRequests(base: () => URL): () => void {
  const native = globalThis.Request
  globalThis.Request = new Proxy(native, {
    construct(target, [input, ...rest]: [unknown, ...unknown[]], newTarget) {
      const isAddress = typeof input === 'string' && URL.canParse(input, base())
      return Reflect.construct(target, [isAddress ? new URL(input, base()).href : input, ...rest], newTarget)
    },
  })
  return () => {
    globalThis.Request = native
  }
}
