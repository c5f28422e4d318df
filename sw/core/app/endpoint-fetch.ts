import { copyResponse } from '../endpoint/copy-response.ts'
import { decodeBody } from '../endpoint/decode-body.ts'
import { asFetched } from '../wire/as-fetched.ts'
import { fetchOwn } from '../wire/fetch-own.ts'
import type { RequestHead } from '../wire/messages/request.ts'
import { toRequest } from '../wire/to-request.ts'
import { isHandled } from './handled-requests.ts'

/** The endpoints that a handler's `fetch` reaches without a network. */
export interface OwnEndpoints {
  /** Relative addresses are resolved against this URL. */
  readonly base: string
  /** Whether an endpoint of this origin answers the URL. */
  has(url: string): boolean
  /** Answers a request as one of a page, with its cookies. */
  answer(request: Request): Promise<Response>
  /** Sends a request that is being handled, unchanged, to the server behind this host. Throws if there is none. */
  passOn(request: Request): Promise<Response>
}

interface EndpointFetchOptions {
  /** The platform's `fetch`. */
  readonly fetch: typeof fetch
  /** `undefined`: no handler is calling. */
  own(): OwnEndpoints | undefined
  /** Whether the platform decodes bodies with this content coding. Default: every one. */
  decodes?(coding: string): boolean
}

/**
 * A `fetch` for handlers. It answers a request to one of the project's endpoints in place: a server would send it to
 * itself, and browsers do not show a worker its own requests. Everything else goes to the platform.
 */
export function createEndpointFetch({ fetch, own, decodes = () => true }: EndpointFetchOptions): typeof fetch {
  return async (input, init) => {
    const endpoints = own()
    if (endpoints === undefined) return fetch(input, init)
    const address = resolve(input, endpoints.base)
    const isOwn = endpoints.has(address instanceof Request ? address.url : String(address))
    const isPassedOn = init === undefined && isHandled(address)
    if (isOwn && !isPassedOn) return answerHere(new Request(address, init), endpoints, fetch)
    const answer = isOwn && address instanceof Request ? endpoints.passOn(address) : fetch(address, init)
    return withoutCoding(await answer, decodes)
  }
}

/** Only a URL may be relative. One that is invalid is left to `fetch`, which says so. */
function resolve(input: RequestInfo | URL, base: string): Request | URL | string {
  if (input instanceof Request) return input
  const text = String(input)
  return URL.canParse(text, base) ? new URL(text, base) : text
}

async function answerHere(request: Request, endpoints: OwnEndpoints, fetch: typeof globalThis.fetch) {
  const { url, method, credentials, signal } = request
  signal.throwIfAborted()
  const headers = new Headers(request.headers)
  if (!headers.has('accept')) headers.set('accept', '*/*')
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? await request.arrayBuffer() : undefined
  const hasContent = body !== undefined && (body.byteLength > 0 || headers.has('content-type'))
  const head: RequestHead = {
    url: url.replace(/#.*/s, ''),
    method,
    headers: [...headers],
    credentials,
    ...(hasContent && { body }),
  }
  const ask = async (next: RequestHead) => {
    const sent = toRequest(next, next.body instanceof ArrayBuffer ? next.body : undefined, signal)
    return asReceived(await unlessAborted(endpoints.answer(sent), signal))
  }
  return fetchOwn(request, { head, ask, isOurs: (address) => endpoints.has(address), fetch })
}

/** The response as `fetch` would return it: decoded, and without `Set-Cookie`, which only the browser reads. */
async function asReceived(response: Response): Promise<Response> {
  if (response.type === 'error') throw new TypeError('The endpoint answered with a network error.')
  if (response.status === 0) return response
  const headers = new Headers(response.headers)
  headers.delete('set-cookie')
  return decodeBody(copyResponse(response, { headers }))
}

/**
 * A response of the platform's `fetch`, without the headers of the body that was sent: the platform has decoded it, so
 * they would be wrong for the next reader of that body.
 */
function withoutCoding(response: Response, decodes: (coding: string) => boolean): Response {
  const codings = response.headers.get('content-encoding')?.toLowerCase().split(',') ?? []
  if (response.body === null || codings.length === 0 || !codings.every((coding) => decodes(coding.trim()))) {
    return response
  }
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  const { url, redirected, type } = response
  return asFetched(copyResponse(response, { headers }), { url, redirected, type })
}

function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
