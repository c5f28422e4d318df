import { call } from './call.ts'
import { fits } from './fits.ts'
import { type RequestHead, type ResponseHead, requestQuestion } from './messages/request.ts'
import type { Receiver } from './post.ts'
import { receiveStream } from './receive-stream.ts'

/**
 * The response, or `undefined` if no endpoint answers. `ended` resolves when its body has ended, for whatever reason.
 */
interface Sent {
  readonly response?: Response
  readonly ended?: Promise<unknown>
}

/**
 * Sends a request to a script that runs endpoints (`answerRequest`). The body of the response comes as it is read. The
 * reply is checked: the other side may be untrusted.
 *
 * @param toError makes an error of a failed outcome. Default: a `TypeError`, as in `fetch`
 * @param transfer the port in `body`, if there is one
 * @throws (rejects) where `fetch` does
 */
export async function sendRequest(
  receiver: Receiver,
  head: RequestHead,
  signal: AbortSignal,
  toError: (reason: unknown) => Error = (reason) => new TypeError(String(reason)),
  transfer?: readonly Transferable[],
): Promise<Sent> {
  const reply = await call(receiver, requestQuestion, head, { signal, toError, ...(transfer && { transfer }) })
  if (reply === undefined) return {}
  if (!fits<ResponseHead>(reply, { status: 'number', statusText: 'string', headers: 'list' })) {
    throw new TypeError('The reply is not a response.')
  }
  const { body, headers, ...rest } = reply
  const init = { ...rest, headers: headers.map(([name, value]): [string, string] => [name, value]) }
  if (!(body instanceof MessagePort)) return { response: new Response(null, init) }
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
  const response = new Response(readable, init)
  return {
    response,
    ended: receiveStream(body)
      .pipeTo(writable, { signal })
      .catch(() => undefined),
  }
}
