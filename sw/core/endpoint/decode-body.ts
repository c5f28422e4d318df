import { copyResponse } from './copy-response.ts'

/** What the bodies of a coding start with. */
const starts: Readonly<Record<string, (first: number, second: number) => boolean>> = {
  gzip: (first, second) => first === 0x1f && second === 0x8b,
  // RFC 1950, 2.2: the method is 8, and both bytes together are a multiple of 31.
  deflate: (first, second) => (first & 15) === 8 && (first * 256 + second) % 31 === 0,
}

/**
 * Decodes a body that its author has compressed, as a browser does with one from a server. Browsers do not decode what a
 * worker answers. Only codings of `DecompressionStream` are known; with any other, the response stays as it is.
 *
 * The header proves nothing, because a copy of a fetched response has it too, so the first bytes decide.
 */
export async function decodeBody(response: Response): Promise<Response> {
  const coding = response.headers.get('content-encoding')?.toLowerCase().replace(/^x-/, '') ?? ''
  if (response.body === null || !(coding === 'gzip' || coding === 'deflate')) return response
  const reader = response.body.getReader()
  const { value, done } = await reader.read()
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (value !== undefined) controller.enqueue(value)
      if (done) controller.close()
    },
    async pull(controller) {
      const { value, done } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  const isCoded = starts[coding]?.(value?.[0] ?? 0, value?.[1] ?? 0) ?? false
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  return copyResponse(response, { body: isCoded ? whole.pipeThrough(new DecompressionStream(coding)) : whole, headers })
}
