import { expect, test } from 'vitest'
import { bodyStream, readListener } from '../../../sw/core/streams/body-stream.ts'

const post = (body?: BodyInit) => new Request('https://shop.example/', { method: 'POST', ...(body && { body }) })
const bytes = Uint8Array.from({ length: 700_000 }, (_, at) => at % 251)

async function partsOf(request: Request): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for await (const part of bodyStream(request)) parts.push(part)
  return parts
}

/** As Firefox's workers give it. */
const withoutBody = (request: Request): Request => Object.defineProperty(request, 'body', { value: undefined })

test.each([
  ['a stream', post(bytes)],
  ['nothing but blob()', withoutBody(post(bytes))],
])('a body given as %s comes in small parts, in order', async (_, request) => {
  const parts = await partsOf(request)
  expect(Math.max(...parts.map((part) => part.byteLength))).toBeLessThanOrEqual(256 * 1024)
  expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true)
})

test('no body has no part', async () => {
  expect(await partsOf(post())).toEqual([])
  expect(await partsOf(withoutBody(post()))).toEqual([])
})

test('one that was read before is an error', async () => {
  const request = post('text')
  await request.text()
  expect(() => bodyStream(request)).toThrow(TypeError)
})

test('is a stream that can be piped, and left', async () => {
  const piped = bodyStream(post('text')).pipeThrough(new TextDecoderStream())
  expect(await new Response(piped.pipeThrough(new TextEncoderStream())).text()).toBe('text')
  let isCancelled = false
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(10)),
    cancel() {
      isCancelled = true
    },
  })
  const endless = new Request('https://shop.example/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  for await (const part of bodyStream(endless)) if (part.byteLength > 0) break
  expect(isCancelled).toBe(true)
})

test('tells a host that listens how many bytes were read', async () => {
  const told: number[] = []
  const request = Object.defineProperty(post(bytes), readListener, { value: (count: number) => told.push(count) })
  await partsOf(request)
  expect([told.length > 1, told.at(-1)]).toEqual([true, bytes.byteLength])
})
