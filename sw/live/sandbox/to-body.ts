import { receiveStream } from '../../core/wire/receive-stream.ts'

/** The body of a request. If the engine cannot make a request from a stream, it waits for the whole body. */
export async function toBody(body: unknown): Promise<BodyInit | undefined> {
  if (!(body instanceof MessagePort)) return undefined
  const stream = receiveStream(body)
  return takesStreams() ? stream : new Response(stream).blob()
}

/** An engine without support turns the stream into text, adds a type, and never reads `duplex`. */
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
