import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryDriver } from '../../../sw/core/session/memory-driver.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('keeps, replaces and deletes by any id', async () => {
  const driver = createMemoryDriver()
  for (const id of ['a', '', '__proto__', '../x', 'ä'.repeat(5000)]) {
    expect(await driver.get(id)).toBeUndefined()
    await driver.set(id, 'one')
    await driver.set(id, 'two')
    expect(await driver.get(id)).toBe('two')
    await driver.delete(id)
    await driver.delete(id)
    expect(await driver.get(id)).toBeUndefined()
  }
})

test('forgets after the time to live, in seconds', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] })
  const driver = createMemoryDriver()
  await driver.set('a', 'x', 2)
  await driver.set('b', 'x')
  vi.setSystemTime(1999)
  expect(await driver.get('a')).toBe('x')
  vi.setSystemTime(2000)
  expect([await driver.get('a'), await driver.get('b')]).toEqual([undefined, 'x'])
})
