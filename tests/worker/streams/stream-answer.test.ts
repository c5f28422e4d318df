import { describe, expect, test } from 'vitest'
import { OpenStreams } from '../../../sw/worker/streams/open-streams.ts'
import { streamAnswer } from '../../../sw/worker/streams/stream-answer.ts'
import { InFlight } from '../../../sw/worker/updates/in-flight.ts'

/** A response whose stream the test feeds, watched. */
function open(type = 'text/plain') {
  const inFlight = new InFlight()
  const streams = new OpenStreams(inFlight)
  const seen: { aborted: unknown[]; failed: unknown[]; cancelled: unknown[]; over: number } = {
    aborted: [],
    failed: [],
    cancelled: [],
    over: 0,
  }
  let source: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      source = controller
    },
    cancel: (reason) => void seen.cancelled.push(reason),
  })
  const response = streamAnswer(new Response(body, { status: 201, headers: { 'content-type': type, 'x-own': '1' } }), {
    streams,
    abort: (reason) => seen.aborted.push(reason),
    failed: (error) => seen.failed.push(error),
    over: () => {
      seen.over += 1
    },
  })
  const send = (text: string) => source?.enqueue(new TextEncoder().encode(text))
  return { streams, seen, response, send, close: () => source?.close(), fail: (error: Error) => source?.error(error) }
}

test('status, headers and parts pass unchanged', async () => {
  const { response, send, close, seen } = open()
  expect([response.status, response.headers.get('x-own')]).toEqual([201, '1'])
  const reader = response.body?.getReader()
  for (const text of ['one', 'two']) {
    send(text)
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(text)
  }
  close()
  expect((await reader?.read())?.done).toBe(true)
  expect(seen).toEqual({ aborted: [], failed: [], cancelled: [], over: 1 })
})

test('the handler and its stream learn that the client has stopped', async () => {
  const { response, seen } = open()
  await response.body?.cancel('why')
  expect(seen).toEqual({
    aborted: [expect.objectContaining({ name: 'AbortError' })],
    failed: [],
    cancelled: ['why'],
    over: 1,
  })
})

test('a source that fails is an error for the client, and told', async () => {
  const { response, fail, seen } = open()
  const error = new Error('broken')
  fail(error)
  await expect(response.text()).rejects.toThrow('broken')
  expect(seen).toMatchObject({ failed: [error], over: 1, aborted: [] })
})

test('nothing is read ahead of the client', async () => {
  let pulled = 0
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array([pulled]))
      },
    },
    { highWaterMark: 0 },
  )
  const inFlight = new InFlight()
  const nothing = () => {}
  const options = { streams: new OpenStreams(inFlight), abort: nothing, failed: nothing, over: nothing }
  const reader = streamAnswer(new Response(body), options).body?.getReader()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(pulled).toBe(0)
  await reader?.read()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(pulled).toBe(1)
})

describe('an update', () => {
  const updated = expect.objectContaining({ code: 'WorkerUpdated' })

  test('fails a stream: it must not seem whole', async () => {
    const { response, streams, send, seen } = open()
    const text = response.text()
    send('part')
    await new Promise((resolve) => setTimeout(resolve, 5))
    streams.end()
    await expect(text).rejects.toThrow(updated)
    expect(seen).toMatchObject({ aborted: [updated], cancelled: [updated], over: 1 })
  })

  const events: [name: string, sent: string, text: string][] = [
    [
      'between two, with word of when to come back',
      'data: 1\n\n',
      'data: 1\n\n: A new version takes over.\nretry: 500\n\n',
    ],
    [
      'between two, whatever the line ends',
      'data: 1\r\n\r\n',
      'data: 1\r\n\r\n: A new version takes over.\nretry: 500\n\n',
    ],
    ['within one, which is dropped by the client', 'data: 1\n\ndata: ha', 'data: 1\n\ndata: ha'],
  ]
  test.each(events)('closes an event stream %s', async (_, sent, expected) => {
    const { response, streams, send } = open('text/event-stream; charset=utf-8')
    const text = response.text()
    send(sent)
    await new Promise((resolve) => setTimeout(resolve, 5))
    streams.end()
    expect(await text).toBe(expected)
  })

  test('waits for open streams, and ends those that open meanwhile', async () => {
    const inFlight = new InFlight()
    const streams = new OpenStreams(inFlight)
    const ended: string[] = []
    const close = streams.add({ isEvents: false, end: () => ended.push('first') })
    let isSettled = false
    void inFlight.settled().then(() => {
      isSettled = true
    })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(isSettled).toBe(false)
    close()
    await expect.poll(() => isSettled).toBe(true)
    streams.end()
    streams.add({ isEvents: false, end: () => ended.push('second') })
    expect(ended).toEqual(['second'])
  })

  test('may end only event streams, also those that open meanwhile, and later the others', () => {
    const streams = new OpenStreams(new InFlight())
    const ended: string[] = []
    const add = (name: string, isEvents: boolean) => streams.add({ isEvents, end: () => ended.push(name) })
    add('events', true)
    add('download', false)
    streams.end(true)
    add('more events', true)
    add('another download', false)
    expect(ended).toEqual(['events', 'more events'])
    streams.end()
    expect(ended).toContain('download')
    expect(ended).toContain('another download')
  })

  test.each([false, true])(
    'one that opens while streams end does not count as running (only events: %s)',
    async (only) => {
      const inFlight = new InFlight()
      const streams = new OpenStreams(inFlight)
      streams.end(only)
      const source = new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
      const response = streamAnswer(source, { streams, abort() {}, failed() {}, over() {} })
      await expect.poll(() => inFlight.isIdle).toBe(true)
      expect(await response.text()).toMatch(/retry: 500/)
    },
  )
})
