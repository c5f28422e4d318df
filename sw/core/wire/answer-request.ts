import { answerCall } from './answer-call.ts'
import type { ResponseHead } from './messages/request.ts'
import { sendStream } from './send-stream.ts'

/**
 * Answers a request of `sendRequest`, on the port that came with it. The body is sent as the other side reads it.
 *
 * @param handle returns the response; `undefined`: no endpoint answers. Its signal aborts when the other side gives up
 * @param toReason turns what `handle` throws into plain data
 */
export function answerRequest(
  port: MessagePort,
  handle: (signal: AbortSignal) => Promise<Response | undefined>,
  toReason?: (error: unknown) => unknown,
): Promise<void> {
  return answerCall(
    port,
    async (aborted) => {
      const response = await handle(aborted.signal)
      return response && toHead(response, aborted)
    },
    toReason,
  )
}

function toHead(response: Response, aborted: AbortController): ResponseHead {
  // A server cannot answer with these either.
  if (!(response instanceof Response) || response.type === 'error' || response.type.startsWith('opaque')) {
    throw new TypeError(`The endpoint returned ${response?.type ?? typeof response} instead of a response.`)
  }
  if (response.bodyUsed) throw new TypeError('The body of the response was read before.')
  const { status, statusText, body } = response
  const head = { status, statusText, headers: [...response.headers].filter(([name]) => name !== 'set-cookie') }
  if (body === null) return head
  const { port1, port2 } = new MessageChannel()
  sendStream(body, port1, () => aborted.abort())
  return { ...head, body: port2 }
}
