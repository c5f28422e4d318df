import type { RequestHead } from '../../core/wire/messages/request.ts'

/** The purpose of a request that is not a plain `fetch`. */
export interface Purpose {
  readonly mode?: string
  readonly destination?: string
  /** What a browser would accept for it. */
  readonly accept?: string
}

/** A request of this page as plain data, as a worker would see it. Reads its body. */
export async function toRequestHead(
  request: Request,
  { mode, destination, accept }: Purpose = {},
): Promise<RequestHead> {
  const headers = new Headers(request.headers)
  if (accept !== undefined && !headers.has('accept')) headers.set('accept', accept)
  const isBodiless = request.method === 'GET' || request.method === 'HEAD'
  const body = isBodiless ? undefined : await request.arrayBuffer()
  return {
    url: request.url,
    method: request.method,
    headers: [...headers],
    credentials: request.credentials,
    seen: { mode: mode ?? request.mode, destination: destination ?? request.destination, referrer: location.href },
    // Firefox cannot distinguish a request without a body from one with an empty body.
    ...(body !== undefined && (body.byteLength > 0 || headers.has('content-type')) && { body }),
  }
}
