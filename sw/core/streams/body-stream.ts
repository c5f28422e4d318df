/** The stream of `bodyStream`. It can be iterated in every engine; WebKit's own streams cannot. */
export type BodyStream = ReadableStream<Uint8Array<ArrayBuffer>> & AsyncIterable<Uint8Array<ArrayBuffer>>

/** Key of a listener on a request. A host sets it to report to the sender how many bytes the handler has read. */
export const readListener: unique symbol = Symbol.for('stowaway.read')

/** Parts have at most this many bytes. */
const partLimit = 256 * 1024

/**
 * Reads the body of a request in parts of at most 256 KB, on every host: Firefox's workers have no `request.body`, and
 * WebKit's return it in one part. Use `for await`, a reader or `pipeThrough`. A request without a body has no parts.
 *
 * @throws TypeError if the body was read before
 */
export function bodyStream(request: Request): BodyStream {
  if (request.bodyUsed) throw new TypeError('The body of this request has been read already.')
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined
  let rest: Uint8Array<ArrayBuffer> | undefined
  let total = 0
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        reader ??= (await openBody(request))?.getReader()
        while (rest === undefined || rest.byteLength === 0) {
          const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
          if (done) return controller.close()
          rest = value
        }
        const part = rest.subarray(0, partLimit)
        rest = rest.subarray(part.byteLength)
        total += part.byteLength
        listenerOf(request)?.(total)
        controller.enqueue(part)
      },
      async cancel(reason) {
        await reader?.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return iterable(stream)
}

async function openBody(request: Request): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null> {
  // The type says that it is never undefined, but in Firefox it is.
  const body = request.body as ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined
  return body === undefined ? (await request.blob()).stream() : body
}

function listenerOf(request: Request & { [readListener]?: (bytes: number) => void }) {
  return request[readListener]
}

function iterable(stream: ReadableStream<Uint8Array<ArrayBuffer>>): BodyStream {
  if (Symbol.asyncIterator in stream) return stream as BodyStream
  return Object.defineProperty<ReadableStream<Uint8Array<ArrayBuffer>>>(stream, Symbol.asyncIterator, {
    value: () => iterate(stream),
  }) as BodyStream
}

async function* iterate(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  let isDone = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      isDone = done
      if (done) return
      yield value
    }
  } finally {
    if (!isDone) await reader.cancel()
    reader.releaseLock()
  }
}
