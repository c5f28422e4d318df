import { describe, expect, test } from 'vitest'
import { deserialise } from '../../../sw/core/session/deserialise.ts'
import { serialise } from '../../../sw/core/session/serialise.ts'

const copy = (value: unknown): unknown => deserialise(serialise(value))

describe('a value round-trips', () => {
  const sparse: unknown[] = ['a']
  sparse[3] = 'd'
  sparse.length = 6
  const values: [name: string, value: unknown][] = [
    ['text', 'ä "quoted" \u2028 \ud800'],
    ['a number', -1.5e-9],
    ['zero', 0],
    ['minus zero', -0],
    ['both zeros', [0, -0, 0]],
    ['infinity', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['no number', Number.NaN],
    ['a bigint', 123456789012345678901234567890n],
    ['true', true],
    ['null', null],
    ['undefined', undefined],
    ['undefined inside', { a: undefined, b: [undefined] }],
    ['a list', [1, [2, [3]]]],
    ['a sparse list', sparse],
    ['an empty list', []],
    ['an object', { a: 1, nested: { 'b c': [true] }, constructor: 'own', toString: 'own' }],
    ['a date', new Date(86_400_123)],
    ['a wrong date', new Date(Number.NaN)],
    ['an expression', /a\/(b)\n/giu],
    [
      'a map with any keys',
      new Map<unknown, unknown>([
        [{ id: 1 }, 'a'],
        ['k', new Map([[1, 2]])],
      ]),
    ],
    ['a set', new Set<unknown>([1, 'a', new Set(['deep'])])],
    ['a URL', new URL('https://a.example/b?c=d#e')],
    ['parameters of a URL', new URLSearchParams('a=1&a=2')],
    ['bytes', Uint8Array.of(0, 127, 128, 255)],
    ['a part of a buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
    ['wide numbers', new Float64Array([1.5, Number.NaN])],
    ['big numbers', BigInt64Array.of(-5n)],
    ['a buffer', Uint8Array.of(1, 2, 3).buffer],
    ['a view', new DataView(Uint8Array.of(9, 8).buffer)],
    ['boxed text', Object('a')],
    ['what looks like its own form', ['undefined', ['Date', 5], { 0: 'array' }]],
  ]
  test.each(values)('%s', (_, value) => {
    expect(copy(value)).toStrictEqual(value)
    expect(Object.is(copy(value), value)).toBe(Object(value) !== value)
  })

  test('an object without prototype', () => {
    const made = copy(Object.assign(Object.create(null), { a: 1 }))
    expect([Object.getPrototypeOf(made), made]).toEqual([null, { a: 1 }])
  })

  test('two references to one object, and cycles', () => {
    const shared = { name: 'shared' }
    const value: { self?: unknown; both: unknown[]; map: Map<unknown, unknown> } = {
      both: [shared, shared],
      map: new Map(),
    }
    value.self = value
    value.map.set(value, value.map)
    const made = copy(value)
    if (typeof made !== 'object' || made === null) throw new Error('no object')
    const { self, both, map } = Object.assign({ self: undefined, both: [], map: new Map() }, made)
    expect(self).toBe(made)
    expect(both[0]).toBe(both[1])
    expect(map.get(made)).toBe(map)
  })
})

describe('values that do not round-trip are named', () => {
  class Account {
    name = 'x'
  }
  const values: [name: string, value: unknown, message: string][] = [
    ['a function', () => {}, 'it is a function'],
    ['a function inside', { user: { greet() {} } }, 'user.greet is a function'],
    ['a symbol', [1, Symbol('x')], '[1] is a symbol'],
    ['an instance', { account: new Account() }, 'account is an instance of Account'],
    ['an instance in a map', new Map([['a', new Account()]]), '.get(a) is an instance of Account'],
    ['an error', new Error('x'), 'it is an instance of Error'],
    ['a promise', Promise.resolve(), 'it is an instance of Promise'],
    ['a weak map', new WeakMap(), 'it is an instance of WeakMap'],
    ['a key that is a symbol', { [Symbol('x')]: 1 }, 'it has a symbol for a key'],
    ['a key that is a prototype', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), 'a has the key __proto__'],
  ]
  test.each(values)('%s', (_, value, message) => {
    expect(() => serialise(value)).toThrow(new TypeError(message))
  })

  test('a structure without end in depth', () => {
    let value: unknown = []
    for (let depth = 0; depth < 100_000; depth++) value = [value]
    expect(() => serialise(value)).toThrow(RangeError)
  })
})

test.each([
  ['no JSON', 'x'],
  ['no list', '{}'],
  ['empty', '[]'],
  ['a type that nobody knows', '[["Function","alert(1)"]]'],
  ['a reference to nowhere', '[["array",7]]'],
  ['a reference that is no number', '[["array","length"]]'],
  ['a prototype', '[["object","__proto__",1],{}]'],
  ['an object that stands for itself', '[{"a":1}]'],
  ['half a map', '[["Map",1],"key"]'],
])('text that was not written here is refused: %s', (_, text) => {
  expect(() => deserialise(text)).toThrow()
})
