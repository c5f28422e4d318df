import { receiveStream } from '../../core/streams/port-stream.ts'
import type { RequestHead } from '../bundle/sandbox-messages.ts'

/** The page's request, as an endpoint sees it. Where the engine makes no request of a stream, its body is waited for. */
export async function toRequest(
  { url, method, headers, credentials }: RequestHead,
  bodyPort: MessagePort | undefined,
  signal: AbortSignal,
): Promise<Request> {
  const stream = bodyPort && receiveStream(bodyPort)
  const body = stream === undefined || takesStreams() ? stream : await new Response(stream).blob()
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    credentials,
    redirect: 'manual',
    signal,
    duplex: 'half',
    ...(body !== undefined && { body }),
  }
  return new Request(url, init)
}

/** An engine that does not know such bodies makes text of them, with a type, and does not look at `duplex`. */
function takesStreams(): boolean {
  let isAsked = false
  try {
    const init = {
      method: 'POST',
      body: new ReadableStream(),
      get duplex() {
        isAsked = true
        return 'half'
      },
    }
    return !new Request('https://stowaway.invalid/', init).headers.has('content-type') && isAsked
  } catch {
    return false
  }
}
