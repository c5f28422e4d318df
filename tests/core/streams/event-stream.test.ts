import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type EventSink, type EventStreamOptions, eventStream } from '../../../sw/core/streams/event-stream.ts'
import { toHeader } from '../../../sw/core/streams/last-event-id.ts'
import { EventParser } from '../../../sw/core/streams/parse-events.ts'

interface Asked {
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
}

function answer(run: (events: EventSink) => unknown, asked: Asked = {}, options?: EventStreamOptions): Response {
  const request = new Request(new URL(asked.path ?? '/', 'https://shop.example'), { headers: asked.headers ?? {} })
  const context = { request, url: new URL(request.url), signal: asked.signal ?? new AbortController().signal }
  return eventStream(context, run, options)
}

const dataOf = (text: string): string[] =>
  [...new EventParser().push(text)].flatMap((found) => ('data' in found ? [found.data] : []))

test('is an event stream that says when to reconnect, and marks its end', async () => {
  const response = answer((events) => events.send('one'), {}, { retry: 70, headers: { 'x-own': 'yes' } })
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-cache, no-transform',
    'content-type': 'text/event-stream; charset=utf-8',
    'x-own': 'yes',
  })
  expect(await response.text()).toBe('retry: 70\n\ndata: one\n\n: stowaway: end\n\n')
})

test('events keep their order, awaited or not', async () => {
  const sent = Array.from({ length: 100 }, (_, at) => String(at))
  const response = answer(async (events) => {
    for (const text of sent.slice(0, 60)) void events.send(text)
    for (const text of sent.slice(60)) await events.send(text)
  })
  expect(dataOf(await response.text())).toEqual(sent)
})

test('waits for a slow reader', async () => {
  let sent = 0
  const response = answer(async (events) => {
    for (; sent < 1000; sent += 1) await events.send(String(sent))
  })
  const reader = response.body?.getReader()
  await reader?.read()
  await delay(20)
  expect(sent).toBeLessThan(20)
  await reader?.cancel()
})

describe('when the client goes', () => {
  const wait = async (events: EventSink, seen: unknown[]) => {
    try {
      for (;;) await events.send('tick')
    } catch (error) {
      seen.push(error === events.signal.reason, events.signal.aborted)
    }
  }

  test('by cancelling the body, the loop ends', async () => {
    const seen: unknown[] = []
    const response = answer((events) => wait(events, seen))
    const reader = response.body?.getReader()
    for (let parts = 0; parts < 3; parts += 1) await reader?.read()
    await reader?.cancel()
    await expect.poll(() => seen).toEqual([true, true])
  })

  test('by the signal of the context, the stream closes', async () => {
    const seen: unknown[] = []
    const controller = new AbortController()
    const response = answer((events) => wait(events, seen), { signal: controller.signal })
    const reader = response.body?.getReader()
    await reader?.read()
    controller.abort(new Error('gone'))
    while (!(await reader?.read())?.done);
    await expect.poll(() => seen).toEqual([true, true])
  })

  test('before it began, nothing is run', async () => {
    let isRun = false
    const response = answer(
      () => {
        isRun = true
      },
      { signal: AbortSignal.abort() },
    )
    expect(await response.text()).toBe('')
    expect(isRun).toBe(false)
  })
})

test('an error of run fails the stream, so the client reconnects', async () => {
  const response = answer(async (events) => {
    await events.send('one')
    throw new Error('broken')
  })
  await expect(response.text()).rejects.toThrow('broken')
})

test('a field that cannot be sent is an error of send, and the next event goes', async () => {
  const response = answer(async (events) => {
    await expect(events.send({ event: 'a\nb' })).rejects.toThrow(expect.objectContaining({ code: 'InvalidEventField' }))
    await events.send('next')
  })
  expect(dataOf(await response.text())).toEqual(['next'])
})

test('comments keep an idle stream open', async () => {
  const response = answer(() => delay(120), {}, { heartbeat: 20 })
  const beats = (await response.text()).split('\n').filter((line) => line === ': ')
  expect(beats.length).toBeGreaterThanOrEqual(2)
})

describe('the last id', () => {
  const cases: [name: string, asked: Asked, id: string | undefined][] = [
    ['is absent at first', {}, undefined],
    ['comes by the header', { headers: { 'last-event-id': '7' } }, '7'],
    ['comes by the address', { path: '/?lastEventId=a%20b' }, 'a b'],
    ['of the header goes first', { path: '/?lastEventId=1', headers: { 'last-event-id': '2' } }, '2'],
    ['is text of any kind', { headers: { 'last-event-id': toHeader('grüße 日') } }, 'grüße 日'],
    ['in Latin-1 is taken as it is', { headers: { 'last-event-id': 'gr\u00fc\u00dfe' } }, 'grüße'],
    ['is absent when empty', { path: '/?lastEventId=' }, undefined],
  ]
  test.each(cases)('%s', async (_, asked, id) => {
    let seen: string | undefined = 'not run'
    await answer((events) => {
      seen = events.lastEventId
    }, asked).text()
    expect(seen).toBe(id)
  })
})
