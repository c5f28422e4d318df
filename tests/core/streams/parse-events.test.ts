import { describe, expect, test } from 'vitest'
import { EventParser } from '../../../sw/core/streams/parse-events.ts'

const parse = (...texts: string[]) => {
  const parser = new EventParser()
  return texts.flatMap((text) => [...parser.push(text)])
}
const message = (data: string, id = '') => ({ event: 'message', data, id })

// Cases of the HTML standard's examples, and of web-platform-tests/eventsource/format-*.
const cases: [name: string, text: string, found: unknown[]][] = [
  ['lines', 'data: YHOO\ndata: +2\ndata: 10\n\n', [message('YHOO\n+2\n10')]],
  [
    'a comment, an id, an empty id',
    ': test\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n',
    [{ comment: 'test' }, message('first', '1'), message('second'), message(' third')],
  ],
  ['data without a colon', 'data\n\ndata\ndata\n\ndata:', [message(''), message('\n')]],
  ['one space is dropped', 'data:test\n\ndata: test\n\n', [message('test'), message('test')]],
  ['any line end', 'data: a\r\rdata: b\r\n\r\ndata: c\n\n', [message('a'), message('b'), message('c')]],
  ['names', 'event: tick\ndata: 1\n\ndata: 2\n\n', [{ event: 'tick', data: '1', id: '' }, message('2')]],
  ['an id stays', 'id: 7\n\ndata: a\n\n', [message('a', '7')]],
  ['an id with NUL is ignored', 'id: 1\ndata: a\n\nid: x\0y\ndata: b\n\n', [message('a', '1'), message('b', '1')]],
  ['retry is digits', 'retry: 1000\nretry: 1s\nretry: -1\ndata: a\n\n', [{ retry: 1000 }, message('a')]],
  ['unknown fields', 'dataa: x\n data: y\nDATA: z\ndata: a\n\n', [message('a')]],
  ['a name without data is forgotten', 'event: tick\n\ndata: a\n\n', [message('a')]],
  ['an event that breaks off', 'data: whole\n\ndata: half\n', [message('whole')]],
]

describe.each(cases)('%s', (_, text, found) => {
  test('at once', () => expect(parse(text)).toEqual(found))
  test('character by character', () => expect(parse(...text)).toEqual(found))
})

test('continues from the known id, and reports where to resume', () => {
  const parser = new EventParser('5')
  expect([...parser.push('data: a\n\nid: 6\ndata: half')]).toEqual([message('a', '5')])
  expect(parser.lastId).toBe('5')
})
