import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../sw/core/endpoint/buffer-encoding.ts'

const encodings: BufferEncoding[] = [
  'ascii',
  'utf8',
  'utf-8',
  'utf16le',
  'utf-16le',
  'ucs2',
  'ucs-2',
  'base64',
  'base64url',
  'latin1',
  'binary',
  'hex',
]
const alphabets = [
  'ABCDwxyz0189+/-_',
  'ABCDwxyz0189+/-_= \n\t',
  '0123456789abcdefABCDEFg ',
  'aé日\u{1f600}\ud800\u0000ÿŁ=0.!',
]

// A fixed sequence, so that a failure can be repeated.
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

function randomText(alphabet: string, random: Generator<number, never>): string {
  const length = Math.floor(random.next().value * 14)
  return Array.from({ length }, () => alphabet[Math.floor(random.next().value * alphabet.length)]).join('')
}

describe.each(encodings)('%s', (encoding) => {
  test.each(alphabets)('returns the bytes of Buffer for texts of %j', (alphabet) => {
    const random = numbers(7)
    for (let round = 0; round < 2000; round++) {
      const text = randomText(alphabet, random)
      expect([text, ...decodeText(text, encoding)]).toEqual([text, ...Buffer.from(text, encoding)])
    }
  })
})

test('accepts names in any case', () => {
  expect([...decodeText('00ff', 'HEX')]).toEqual([0, 255])
})

test('refuses an unknown encoding by name', () => {
  expect(() => decodeText('a', 'utf-7')).toThrow(expect.objectContaining({ code: 'UnknownEncoding' }))
  expect(() => decodeText('a', 'constructor')).toThrow(/constructor/)
})
