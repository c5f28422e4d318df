import { expect, test } from 'vitest'
import { EventStream } from '../../../sw/client/fallback/event-stream.ts'

function read(...parts: readonly string[]) {
  const events: string[] = []
  const retries: number[] = []
  const stream = new EventStream({
    lastEventId: 'before',
    onEvent: ({ type, data, lastEventId }) => events.push(`${type}|${data}|${lastEventId}`),
    onRetry: (milliseconds) => retries.push(milliseconds),
  })
  for (const part of parts) stream.push(part)
  return { events, retries }
}

test.for<readonly [name: string, parts: readonly string[], events: readonly string[]]>([
  ['one line of data', ['data: a\n\n'], ['message|a|before']],
  ['data of several lines', ['data: a\ndata:b\ndata\n\n'], ['message|a\nb\n|before']],
  ['only the first space is no part of a value', ['data:  a\n\n'], ['message| a|before']],
  ['a type and an id', ['event: step\nid: 7\ndata: a\n\ndata: b\n\n'], ['step|a|7', 'message|b|7']],
  ['an id without data counts for later events', ['id: 7\n\ndata: a\n\n'], ['message|a|7']],
  ['an empty id', ['id\ndata: a\n\n'], ['message|a|']],
  ['an id with NUL is none', ['id: a\0b\ndata: a\n\n'], ['message|a|before']],
  ['comments and unknown fields', [': a\nother: b\ndata: c\n\n'], ['message|c|before']],
  ['an event without data is none', ['event: step\n\ndata: a\n\n'], ['message|a|before']],
  ['an event that is cut is none', ['data: a\n\ndata: b\n'], ['message|a|before']],
  [
    'each kind of line break',
    ['data: a\r\rdata: b\r\n\r\ndata: c\n\n'],
    ['message|a|before', 'message|b|before', 'message|c|before'],
  ],
  ['a line break in two parts', ['data: a\r', '\n\r', '\ndata: b\n\n'], ['message|a|before', 'message|b|before']],
  ['a lone return ends its line at once', ['data: a\r\r'], ['message|a|before']],
  ['parts of one character', [...'data: é\nid: 1\n\n'], ['message|é|1']],
  ['a byte order mark', ['\uFEFFdata: a\n\n'], ['message|a|before']],
])('%s', ([, parts, events]) => {
  expect(read(...parts).events).toEqual(events)
})

test('a stream says when to come back; what is no number is not heard', () => {
  expect(read('retry: 30\nretry: 1e3\nretry: -1\nretry:\n').retries).toEqual([30])
})
