import type { ResponseHead } from '../../../../sw/core/wire/messages/request.ts'
import { receiveStream } from '../../../../sw/core/wire/receive-stream.ts'
import { sendStream } from '../../../../sw/core/wire/send-stream.ts'
import type { EndpointRequest } from './messages.ts'
import { networkAnswer } from './network-answer.ts'

/** The request that the server has, in the thread. Its body is read as the handler reads it. */
export function toThreadRequest({ url, method, headers, body }: EndpointRequest, signal: AbortSignal): Request {
  const init: RequestInit = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    signal,
    ...(body instanceof MessagePort && { body: receiveStream(body), duplex: 'half' }),
  }
  return new Request(url, init)
}

/**
 * The response as data; with its cookies, which a server sends. Its body is read as the client reads it.
 *
 * @throws `networkAnswer` for `Response.error()`
 */
export function toThreadResponse(response: Response, abort: AbortController): ResponseHead {
  if (response.type === 'error') throw new Error(networkAnswer)
  const { status, statusText, headers, body } = response
  // Opaque ones have the status 0: there is nothing to send.
  const head = { status: status < 200 ? 500 : status, statusText, headers: [...headers] }
  if (body === null) return head
  const { port1, port2 } = new MessageChannel()
  sendStream(body, port1, () => abort.abort())
  return { ...head, body: port2 }
}
