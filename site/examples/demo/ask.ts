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
  /** Milliseconds from asking to the whole body. */
  readonly time: number
  /** Milliseconds of them that the endpoint took. */
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
    // Not `response.redirected`: that is false where a kept file ends the way.
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

/** Whether the worker keeps this file; it then never asks the server for it. */
async function isKept(url: string): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false
  return (await caches.match(url, { ignoreSearch: true })) !== undefined
}
