import type { AskedRequest } from '../../core/page/page-messages.ts'
import type { Backend } from './backend.ts'

/** How many redirects `fetch` follows (Fetch, "HTTP-redirect fetch"). */
const redirectLimit = 20

const redirectStatuses = new Set([301, 302, 303, 307, 308])

/** What a request is for, where that is no plain `fetch`. */
export interface Purpose {
  readonly mode?: string
  readonly destination?: string
  /** What a browser would accept for it. */
  readonly accept?: string
}

export type Followed =
  | { readonly kind: 'answer'; readonly response: Response; readonly url: string; readonly redirected: boolean }
  /** The way leads out of the endpoints: the host has to be asked. */
  | { readonly kind: 'left'; readonly asked: AskedRequest; readonly redirected: boolean }

/** The request as the worker is to see it. Reads its body. */
export async function toAsked(request: Request, { mode, destination, accept = '*/*' }: Purpose): Promise<AskedRequest> {
  const headers = new Headers(request.headers)
  if (!headers.has('accept')) headers.set('accept', accept)
  const isBodiless = request.method === 'GET' || request.method === 'HEAD'
  const body = isBodiless ? undefined : await request.arrayBuffer()
  return {
    url: request.url,
    method: request.method,
    headers: [...headers],
    credentials: request.credentials,
    mode: mode ?? request.mode,
    destination: destination ?? request.destination,
    referrer: location.href,
    // Firefox does not tell a request without a body from one with an empty body.
    ...(body !== undefined && (body.byteLength > 0 || headers.has('content-type')) && { body }),
  }
}

/**
 * Asks the endpoints, and follows what they redirect to.
 *
 * @throws TypeError where `fetch` does
 */
export async function follow(
  host: Backend,
  first: AskedRequest,
  { redirect, signal }: Pick<Request, 'redirect' | 'signal'>,
): Promise<Followed> {
  let asked = first
  for (let count = 0; ; count += 1) {
    const redirected = count > 0
    if (redirected && host.find(asked.url) === undefined) return { kind: 'left', asked, redirected }
    signal.throwIfAborted()
    const response = await host.ask(asked, signal)
    if (response === undefined) return { kind: 'left', asked, redirected }
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    if (location === null || redirect === 'manual') {
      return { kind: 'answer', response, url: asked.url, redirected }
    }
    await response.body?.cancel()
    if (redirect === 'error') throw new TypeError(`${asked.url} redirects, which this request forbids.`)
    if (count === redirectLimit) throw new TypeError(`${first.url} redirects too often.`)
    asked = redirectedRequest(asked, response.status, location)
  }
}

function redirectedRequest(asked: AskedRequest, status: number, location: string): AskedRequest {
  const url = URL.canParse(location, asked.url) ? new URL(location, asked.url) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError(`${asked.url} redirects to ${location}.`)
  if (url.hash === '') url.hash = new URL(asked.url).hash
  const { method, body, headers, ...rest } = asked
  const becomesGet =
    status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST'
  const isForeign = url.origin !== new URL(asked.url).origin
  return {
    ...rest,
    url: url.href,
    method: becomesGet ? 'GET' : method,
    headers: headers.filter(
      ([name]) => !(becomesGet && name.startsWith('content-')) && !(isForeign && name === 'authorization'),
    ),
    ...(!becomesGet && body !== undefined && { body }),
  }
}
