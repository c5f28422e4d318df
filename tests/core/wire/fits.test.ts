import { expect, test } from 'vitest'
import { fits } from '../../../sw/core/wire/fits.ts'
import { isMessage } from '../../../sw/core/wire/is-message.ts'
import type { MessageName } from '../../../sw/core/wire/message-name.ts'

interface Entry {
  readonly id: string
  readonly size: number
  readonly isNew: boolean
  readonly parts: readonly unknown[]
  readonly body?: unknown
}

const shape = { id: 'string', size: 'number', isNew: 'boolean', parts: 'list' } as const
const entry = { id: 'a', size: 1, isNew: false, parts: [] }

test('a value with all properties fits, whatever else it has', () => {
  expect(fits<Entry>(entry, shape)).toBe(true)
  expect(fits<Entry>({ ...entry, body: null, more: 1 }, shape)).toBe(true)
})

test.for([
  undefined,
  null,
  'text',
  [],
  {},
  { ...entry, id: 1 },
  { ...entry, size: '1' },
  { ...entry, isNew: undefined },
  { ...entry, parts: { length: 0 } },
  { ...entry, parts: null },
])('%j does not fit', (value) => {
  expect(fits<Entry>(value, shape)).toBe(false)
})

test('a message has the name and the shape', () => {
  const name: MessageName<{ readonly id: string }> = 'stowaway:test'
  expect(isMessage({ type: 'stowaway:test', id: 'a' }, name, { id: 'string' })).toBe(true)
  for (const data of [
    null,
    undefined,
    'stowaway:test',
    { type: name },
    { type: 'other', id: 'a' },
    { type: [name], id: 'a' },
  ]) {
    expect(isMessage(data, name, { id: 'string' })).toBe(false)
  }
})
