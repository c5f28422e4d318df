import { fromPlainError } from '../../core/errors/plain-error.ts'
import { asFetched } from '../../core/wire/as-fetched.ts'
import { followRedirects } from '../../core/wire/follow-redirects.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import { sendRequest } from '../../core/wire/send-request.ts'
import { sendStream } from '../../core/wire/send-stream.ts'

/**
 * Sends a request to the sandbox's worker, as `fetch` would: redirects are followed within the origin of the request.
 * With `redirect: 'manual'` the result is the redirect itself, which can be read.
 *
 * @param ended aborts when the worker ends
 */
export async function requestSandbox(worker: MessagePort, request: Request, ended: AbortSignal): Promise<Response> {
  const signal = AbortSignal.any([request.signal, ended])
  const { url, method, credentials, redirect } = request
  const { origin } = new URL(url)
  let source = hasBody(request) ? request : undefined
  let last = url

  const send = async (head: RequestHead): Promise<Response> => {
    last = head.url
    const sent = head.body === undefined ? undefined : source
    if (sent === undefined) await source?.body?.cancel()
    // A body can be read once. A redirect may need it again.
    source = redirect === 'follow' ? sent?.clone() : undefined
    const stream = await bodyOf(sent)
    const upload = stream && new MessageChannel()
    if (stream && upload) sendStream(stream, upload.port1)
    const ports = upload && [upload.port2]
    const { response } = await sendRequest(worker, { ...head, body: upload?.port2 }, signal, fromPlainError, ports)
    if (response === undefined) throw new TypeError('The sandbox sent no response.')
    return response
  }

  const head = { url, method, headers: [...request.headers], credentials, body: source }
  const followed = await followRedirects(head, send, { redirect, isOurs: (next) => new URL(next).origin === origin })
  void source?.body?.cancel()
  const fetched = { url: last.replace(/#.*/s, ''), type: 'basic' } as const
  if (followed.kind === 'answer') return asFetched(followed.response, { ...fetched, redirected: followed.redirected })
  // If a redirect leads out of the origin, it is the response. (`send` always returns a response.)
  return asFetched(followed.redirect ?? Response.error(), { ...fetched, redirected: last !== url })
}

async function bodyOf(request: Request | undefined): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
  if (request === undefined) return undefined
  // Typed as never undefined, which it is in Firefox.
  const body = request.body as ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined
  if (body !== undefined) return body ?? undefined
  const blob = await request.blob()
  // Firefox cannot distinguish a request without a body from one with an empty body.
  return blob.size > 0 || request.headers.has('content-type') ? blob.stream() : undefined
}

const hasBody = ({ method, body }: Request): boolean => method !== 'GET' && method !== 'HEAD' && body !== null
