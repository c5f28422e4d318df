import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from 'vitest'
import { copyValue } from '../../sw/data/copy-value.ts'

class Point {
  x = 1
  #secret = 2
  get sum() {
    return this.x + this.#secret
  }
}

const values: Readonly<Record<string, unknown>> = {
  primitives: [1, -0, Number.NaN, 'é\0\ud800', true, null, undefined, 12n],
  dates: [new Date(5), new Date(Number.NaN)],
  patterns: /a\/b/giu,
  'maps and sets': new Map<unknown, unknown>([
    [{ a: 1 }, new Set([1, new Set()])],
    ['k', new Map()],
  ]),
  views: [new Uint8Array([1, 2]), new Float64Array([0.5]), new DataView(new ArrayBuffer(2)), new BigInt64Array(1)],
  buffers: new Uint8Array([1, 2, 3]).buffer,
  boxed: [Object(1), Object('a'), Object(true), Object(1n)],
  'instances of classes': new Point(),
}

describe('copies as the platform does', () => {
  test.each(Object.entries(values))('%s', (_, value) => {
    expect(copyValue(value)).toEqual(structuredClone(value))
    expect(deserialize(serialize(copyValue(value)))).toEqual(structuredClone(value))
  })
})

test('holes, references and cycles stay', () => {
  const holes: unknown[] = []
  holes[1] = 1
  holes.length = 3
  const value: Record<string, unknown> = { holes, same: holes }
  value.self = value
  const copy = Object(copyValue(value))
  expect(copy).not.toBe(value)
  expect(copy.self).toBe(copy)
  expect(copy.same).toBe(copy.holes)
  expect(Object.keys(copy.holes)).toEqual(['1'])
  expect(copy.holes).toHaveLength(3)
})

test('a key __proto__ is a key', () => {
  const copy = Object(copyValue(JSON.parse('{"__proto__":{"admin":true},"constructor":1}')))
  expect(Object.keys(copy)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  expect(copy.admin).toBeUndefined()
})

test('errors keep their type, message, stack and cause', () => {
  const error = new RangeError('too far', { cause: { at: 1 } })
  const copy = copyValue(error)
  expect(copy).toBeInstanceOf(RangeError)
  expect(copy).not.toBe(error)
  expect(copy).toMatchObject({ message: 'too far', stack: error.stack, cause: { at: 1 } })
})

test('only the visible part of a view is kept', () => {
  const bytes = Buffer.from('hi')
  const copy = copyValue({ bytes })
  expect(copy).toEqual({ bytes: new Uint8Array([104, 105]) })
  expect(Object(copy).bytes.buffer.byteLength).toBe(2)
})

test('refuses values that are nested too deeply', () => {
  const nested = (depth: number) => Array.from({ length: depth }).reduce((inner) => [inner], [])
  expect(copyValue(nested(1000))).toEqual(nested(1000))
  expect(() => copyValue(nested(1001))).toThrow('at [0][0][0][0][0][0][0][0][0]…, it is nested too deeply')
})

test.each<readonly [unknown, string]>([
  [() => 1, 'it is a function'],
  [Symbol('x'), 'it is a symbol'],
  [{ a: [{ b: () => 1 }] }, 'at .a[0].b, it is a function'],
  [new Map([['k', new URL('http://a.example')]]), 'at .get("k"), it is of the type URL'],
  [new Set([new Headers()]), 'at (in a Set), it is of the type Headers'],
  [{ form: new FormData() }, 'at .form, it is of the type FormData'],
  [new URLSearchParams('a=b'), 'it is of the type URLSearchParams'],
  [new Response('x'), 'it is of the type Response'],
  [Promise.resolve(), 'it is of the type Promise'],
  [new WeakMap(), 'it is of the type WeakMap'],
  [new DOMException('x'), 'it is of the type DOMException'],
  [Object(Symbol('x')), 'it is of the type Symbol'],
  [new SharedArrayBuffer(1), 'it is of the type SharedArrayBuffer'],
  [new Uint8Array(new SharedArrayBuffer(1)), 'its memory is shared'],
])('refuses %s', (value, reason) => {
  expect(() => copyValue(value)).toThrow(reason)
})
