import { asFetched } from '../../client/fallback/as-fetched.ts'
import { receiveStream, sendStream } from '../../core/streams/port-stream.ts'
import { callSandbox } from './call-sandbox.ts'

/** How many redirects `fetch` follows (Fetch, "HTTP-redirect fetch"). */
const redirectLimit = 20

const redirectStatuses = new Set([301, 302, 303, 307, 308])

/**
 * Sends a request to the sandbox's worker, as `fetch` would: redirects are followed within the origin of the request.
 * With `redirect: 'manual'` the answer is the redirect itself, which can be read.
 *
 * @param ended aborts when the worker ends
 */
export async function requestSandbox(worker: MessagePort, request: Request, ended: AbortSignal): Promise<Response> {
  const signal = AbortSignal.any([request.signal, ended])
  let next = request
  for (let count = 0; ; count += 1) {
    const { url, redirect } = next
    // A body is read once: what a 307 needs again is kept.
    const spare = redirect === 'follow' && hasBody(next) ? next.clone() : undefined
    const response = await send(worker, next, signal)
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    const target = location === null || !URL.canParse(location, url) ? undefined : new URL(location, url)
    if (target === undefined || redirect === 'manual' || target.origin !== new URL(url).origin) {
      void spare?.body?.cancel()
      return asFetched(response, { url, redirected: count > 0, type: 'basic' })
    }
    await response.body?.cancel()
    if (redirect === 'error') throw new TypeError(`${url} redirects, which this request forbids.`)
    if (count === redirectLimit) throw new TypeError(`${request.url} redirects too often.`)
    next = await redirected(spare ?? next, response.status, target)
  }
}

async function send(worker: MessagePort, request: Request, signal: AbortSignal): Promise<Response> {
  const { url, method, credentials } = request
  const stream = await bodyOf(request)
  const upload = stream && new MessageChannel()
  if (stream && upload) sendStream(stream, upload.port1)
  const { answer, ports, port } = await callSandbox(
    worker,
    {
      type: 'request',
      head: { url, method, headers: [...request.headers], credentials, hasBody: stream !== undefined },
    },
    { signal, ...(upload && { body: upload.port2 }) },
  )
  if (answer.type !== 'response') throw new TypeError('The sandbox answered with something that is no response.')
  const { status, statusText, headers } = answer.head
  const init = { status, statusText, headers: headers.map(([name, value]): [string, string] => [name, value]) }
  const [bodyPort] = ports
  if (bodyPort === undefined) {
    port.close()
    return new Response(null, init)
  }
  const through = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(
    {},
    { highWaterMark: 1 },
    { highWaterMark: 0 },
  )
  return new Response(receiveStream(bodyPort).pipeThrough(through, { signal }), init)
}

async function bodyOf(request: Request): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  // Typed as never undefined, which it is in Firefox.
  const body = request.body as ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined
  if (body !== undefined) return body ?? undefined
  const blob = await request.blob()
  // Firefox does not tell a request without a body from one with an empty body.
  return blob.size > 0 || request.headers.has('content-type') ? blob.stream() : undefined
}

const hasBody = ({ method, body }: Request): boolean => method !== 'GET' && method !== 'HEAD' && body !== null

async function redirected(from: Request, status: number, target: URL): Promise<Request> {
  const { method, signal, credentials } = from
  if (target.hash === '') target.hash = new URL(from.url).hash
  const becomesGet =
    status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST'
  const headers = [...from.headers].filter(([name]) => !(becomesGet && name.startsWith('content-')))
  if (becomesGet) await from.body?.cancel()
  const body = becomesGet || !hasBody(from) ? undefined : await from.blob()
  return new Request(target, {
    method: becomesGet ? 'GET' : method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    signal,
    credentials,
    ...(body !== undefined && { body }),
  })
}
