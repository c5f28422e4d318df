import type { Backend } from './backend.ts'
import type { BackendFetch } from './backend-fetch.ts'
import { xhrOverFetch } from './xhr-over-fetch.ts'

/**
 * Lets an asynchronous `XMLHttpRequest` find the endpoints: one that is opened with an endpoint's URL is answered here
 * until it is opened again. Synchronous ones go to the server, as in most engines with a worker.
 */
export function patchXhr(backend: Pick<Backend, 'find'>, backendFetch: BackendFetch): void {
  const { prototype } = XMLHttpRequest
  const native = prototype.open
  const own = new WeakMap<XMLHttpRequest, ReturnType<typeof xhrOverFetch>>()
  prototype.open = function (
    this: XMLHttpRequest,
    ...args: [method: string, url: string | URL, isAsync?: boolean, user?: string | null, password?: string | null]
  ) {
    const [method, url, isAsync] = args
    own.get(this)?.giveBack()
    own.delete(this)
    // If it is left out, the request is asynchronous. If it is `undefined`, it is not.
    const found = args.length < 3 || isAsync ? backend.find(url) : undefined
    if (found === undefined) return Reflect.apply(native, this, args)
    own.set(this, xhrOverFetch(this, { method, url: found, backendFetch }))
  }
}
