import { receiveStream } from '../../core/wire/receive-stream.ts'

/** The body that came with a request. Where the engine makes no request of a stream, the whole body is waited for. */
export async function toBody(body: unknown): Promise<BodyInit | undefined> {
  if (!(body instanceof MessagePort)) return undefined
  const stream = receiveStream(body)
  return takesStreams() ? stream : new Response(stream).blob()
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
