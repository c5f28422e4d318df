import { expect, test } from 'vitest'
import { receiveStream, sendStream } from '../../../sw/core/streams/port-stream.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const streamOf = <Part>(...parts: readonly Part[]): ReadableStream<Part> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })

/** A channel with a stream at one end. */
function through(stream: ReadableStream<Uint8Array<ArrayBuffer>>, cancelled?: () => void) {
  const { port1, port2 } = new MessageChannel()
  sendStream(stream, port1 as unknown as MessagePort, cancelled)
  return receiveStream(port2 as unknown as MessagePort)
}

test('all parts arrive, in their order', async () => {
  const stream = streamOf(...['one ', 'two ', 'three'].map(bytes))
  expect(await new Response(through(stream)).text()).toBe('one two three')
})

test('nothing is read before it is requested', async () => {
  let pulled = 0
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        pulled += 1
        controller.enqueue(bytes(String(pulled)))
      },
    },
    { highWaterMark: 0 },
  )
  const reader = through(stream).getReader()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(pulled).toBe(0)
  expect((await reader.read()).value).toEqual(bytes('1'))
  expect(pulled).toBe(1)
  await reader.cancel()
})

test('a receiver that stops cancels the source', async () => {
  const events: string[] = []
  await new Promise<void>((resolve) => {
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      cancel() {
        events.push('source')
        resolve()
      },
    })
    void through(stream, () => events.push('told')).cancel()
  })
  expect(events).toEqual(['told', 'source'])
})

test('a source that fails, or sends something other than bytes, fails the receiver', async () => {
  const failing = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull() {
      throw new Error('broken')
    },
  })
  await expect(new Response(through(failing)).text()).rejects.toThrow('broken')
  await expect(
    new Response(through(streamOf('text') as unknown as ReadableStream<Uint8Array<ArrayBuffer>>)).text(),
  ).rejects.toThrow('Uint8Array')
})

test.for([null, 'text', { type: 'part', bytes: 'text' }, { type: 'other' }, {}])(
  'a sender that says %j fails the receiver',
  async (message) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => port1.postMessage(message)
    await expect(new Response(receiveStream(port2 as unknown as MessagePort)).text()).rejects.toThrow()
    port1.close()
  },
)
