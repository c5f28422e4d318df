import { expect, test } from 'vitest'
import { type EnvField, readField } from '../../sw/astro/env-field.ts'

const field = (rest: Omit<EnvField, 'context' | 'access'>): EnvField =>
  ({ context: 'server', access: 'public', ...rest }) as EnvField

test.for([
  [field({ type: 'string' }), 'x', { value: 'x' }],
  [field({ type: 'string' }), undefined, { problem: 'V is missing' }],
  [field({ type: 'string' }), '', { problem: 'V is missing' }],
  [field({ type: 'string', optional: true }), '', { value: undefined }],
  [field({ type: 'string', default: 'd' }), undefined, { value: 'd' }],
  [field({ type: 'string', max: 2, startsWith: 'b' }), 'abc', { problem: 'V does not fit its rules max, startsWith' }],
  [field({ type: 'string', url: true }), 'no url', { problem: 'V does not fit its rules url' }],
  [field({ type: 'number' }), '1.5', { value: 1.5 }],
  [field({ type: 'number', int: true }), '1.5', { problem: 'V does not fit its rules int' }],
  [field({ type: 'number', gt: 2, lt: 4 }), '3', { value: 3 }],
  [field({ type: 'number', min: 4 }), '3', { problem: 'V does not fit its rules min' }],
  [field({ type: 'number' }), 'many', { problem: 'V is not of the type number' }],
  [field({ type: 'boolean' }), 'false', { value: false }],
  [field({ type: 'boolean' }), '1', { problem: 'V is not of the type boolean' }],
  [field({ type: 'enum', values: ['a', 'b'] }), 'b', { value: 'b' }],
  [field({ type: 'enum', values: ['a', 'b'] }), 'c', { problem: "V is not of the type 'a' | 'b'" }],
] as const)('%o with %s', ([given, text, result]) => {
  expect(readField('V', text, given)).toEqual(result)
})
