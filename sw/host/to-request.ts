import type { IncomingMessage, ServerResponse } from 'node:http'
import { parsedBody } from './parsed-body.ts'
import { requestUrl } from './request-url.ts'

/** What `toRequest` cannot see in a message. */
export interface NodeRequestOptions {
  /** The public origin, if a proxy hides it: `https://example.org`. Default: from the `Host` header. */
  readonly origin?: string
}

/**
 * An incoming message as a `Request`. The body is streamed as the handler reads it. If a parser of Express has read it,
 * it comes from `incoming.body`: text and bytes unchanged, anything else as JSON. If the client disconnects before the
 * response was sent, `request.signal` aborts. As in Astro, any request but GET and HEAD has a body, which may be empty.
 *
 * @throws TypeError for the methods that no `Request` can have (`TRACE`, `CONNECT`).
 */
export function toRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { origin }: NodeRequestOptions = {},
): Request {
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(requestUrl(incoming, origin), {
    method,
    headers: toHeaders(incoming),
    signal: closeSignal(outgoing),
    ...(hasBody && { body: parsedBody(incoming) ?? toBody(incoming), duplex: 'half' }),
  })
}

/** The address of the other end of the connection, or of a proxy in between. */
export function clientAddress({ socket }: IncomingMessage): string | undefined {
  return socket.remoteAddress
}

function toHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    // HTTP/2 gives method, path and host as headers whose names start with a colon.
    if (value === undefined || name.startsWith(':')) continue
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one)
  }
  return headers
}

/**
 * Reading ends with the handler, not with the connection: a handler that cancels the body must still be able to answer,
 * so the message is never destroyed here (`Readable.toWeb` would do so).
 */
function toBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

function closeSignal(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort(new DOMException('The client has gone.', 'AbortError'))
  })
  return controller.signal
}
