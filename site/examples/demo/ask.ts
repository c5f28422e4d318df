import type { Action } from './example.ts'

/** The response to a request, and who sent it. */
export interface Answer {
  readonly url: URL
  readonly redirected: boolean
  readonly status: number
  readonly statusText: string
  readonly type: string
  /** `worker`, or where a file came from. */
  readonly answeredBy: string
  /** The route whose endpoint ran; absent for files. */
  readonly route?: string
  /** Milliseconds from the request to the complete body. */
  readonly time: number
  /** Milliseconds in the endpoint. */
  readonly endpointTime?: number
  readonly body: Blob
}

/** Sends one request, as any page would: with `fetch`. */
export async function ask({ method, path, headers, body }: Action): Promise<Answer> {
  const start = performance.now()
  const address = import.meta.env.BASE_URL + path
  const response = await fetch(address, { method, ...(headers && { headers }), ...(body !== undefined && { body }) })
  const content = await response.blob()
  const time = performance.now() - start
  const timing = response.headers.get('server-timing') ?? ''
  const host = /stowaway-host;desc="([^"]*)"/.exec(timing)?.[1]
  const [, route, duration] = /stowaway;desc="([^"]*)";dur=([\d.]+)/.exec(timing) ?? []
  return {
    url: new URL(response.url),
    // Not `response.redirected`: it is false if the last response is a kept file.
    redirected: response.url !== new URL(address, document.baseURI).href,
    status: response.status,
    statusText: response.statusText,
    type: response.headers.get('content-type') ?? '',
    answeredBy: host ?? ((await isKept(response.url)) ? 'kept offline' : 'file'),
    ...(route !== undefined && { route }),
    time,
    ...(duration !== undefined && { endpointTime: Number(duration) }),
    body: content,
  }
}

/** Whether the worker keeps this file and never requests it from the server. */
async function isKept(url: string): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false
  return (await caches.match(url, { ignoreSearch: true })) !== undefined
}
