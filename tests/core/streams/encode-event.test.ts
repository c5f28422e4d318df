import { describe, expect, test } from 'vitest'
import { type EventFields, encodeComment, encodeEvent } from '../../../sw/core/streams/encode-event.ts'
import { EventParser } from '../../../sw/core/streams/parse-events.ts'

const cases: [fields: EventFields, text: string][] = [
  [{ data: 'one' }, 'data: one\n\n'],
  [{ data: '' }, 'data: \n\n'],
  [{ data: 'a\nb\r\nc\rd' }, 'data: a\ndata: b\ndata: c\ndata: d\n\n'],
  [{ data: { a: 1 } }, 'data: {"a":1}\n\n'],
  [{ data: 7 }, 'data: 7\n\n'],
  [{ data: null }, 'data: null\n\n'],
  [{ data: () => 1 }, 'data: null\n\n'],
  [{ event: 'tick', id: 5, retry: 0, data: 'x' }, 'event: tick\nid: 5\nretry: 0\ndata: x\n\n'],
  [{ id: '' }, 'id: \n\n'],
  [{}, '\n\n'],
]

test.each(cases)('%o', (fields, text) => {
  expect(encodeEvent(fields)).toBe(text)
})

describe('no field starts another', () => {
  const bad: EventFields[] = [
    { event: 'a\ndata: injected' },
    { event: 'a\rdata: injected' },
    { id: '1\r\nretry: 0' },
    { id: 'a\0b' },
    { retry: -1 },
    { retry: 1.5 },
    { retry: Number.NaN },
  ]
  test.each(bad)('%o is refused', (fields) => {
    expect(() => encodeEvent(fields)).toThrow(expect.objectContaining({ code: 'InvalidEventField' }))
  })

  test('what is in data stays in data, and comments are no events', () => {
    const hostile = 'x\n\nevent: evil\nid: 9\r\rdata: y\n\n'
    const parser = new EventParser()
    const found = [...parser.push(encodeComment(hostile) + encodeEvent({ data: hostile }))]
    expect(found.filter((one) => 'data' in one)).toEqual([
      { event: 'message', data: hostile.replaceAll(/\r\n|\r/g, '\n'), id: '' },
    ])
  })
})
