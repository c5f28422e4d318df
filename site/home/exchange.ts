/** A request of this page, and its response. */
export interface Exchange {
  readonly method: string
  /** The requested path. */
  readonly path: string
  readonly status: number
  readonly statusText: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
  /** Milliseconds until the whole body was there. */
  readonly time: number
  /** From `Server-Timing`, if an endpoint answered. */
  readonly endpoint?: { readonly host: string; readonly route: string; readonly time: number }
}

/** Sends one request, as any page would: with `fetch`. */
export async function send(method: string, address: string): Promise<Exchange> {
  const start = performance.now()
  const response = await fetch(address, { method })
  const body = await response.text()
  const time = performance.now() - start
  const timing = response.headers.get('server-timing') ?? ''
  const [, route, duration] = /stowaway;desc="([^"]*)";dur=([\d.]+)/.exec(timing) ?? []
  const host = /stowaway-host;desc="([^"]*)"/.exec(timing)?.[1]
  return {
    method,
    path: new URL(address, document.baseURI).pathname,
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    body,
    time,
    ...(route !== undefined && host !== undefined && { endpoint: { host, route, time: Number(duration) } }),
  }
}
