import { expect, test } from 'vitest'
import { LeaseLocks } from '../../../sw/worker/fallback/lease-locks.ts'
import { randomUuid } from '../../../sw/worker/fallback/random-uuid.ts'

// Node has no IndexedDB: this is the order in one tab, where the browser refuses the database.

test('one holder of a name at a time, in the order of the requests, and names apart', async () => {
  const locks = new LeaseLocks()
  const order: string[] = []
  const hold = (name: string, label: string) =>
    locks.request(name, async () => {
      order.push(`${label} in`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push(`${label} out`)
      return label
    })
  const results = await Promise.all([hold('a', '1'), hold('a', '2'), hold('b', '3')])
  expect(results).toEqual(['1', '2', '3'])
  expect(order.filter((step) => !step.startsWith('3'))).toEqual(['1 in', '1 out', '2 in', '2 out'])
  expect(order.indexOf('3 in')).toBeLessThan(order.indexOf('2 in'))
})

test('work that throws sets the lock free', async () => {
  const locks = new LeaseLocks()
  await expect(locks.request('a', () => Promise.reject(new Error('It fails.')))).rejects.toThrow('It fails.')
  expect(await locks.request('a', (lock) => lock?.mode)).toBe('exclusive')
})

test('a lock that is taken is not waited for where that was asked', async () => {
  const locks = new LeaseLocks()
  const held = locks.request('a', () => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(await locks.request('a', { ifAvailable: true }, (lock) => lock)).toBeNull()
  await held
  expect(await locks.request('a', { ifAvailable: true }, (lock) => lock?.name)).toBe('a')
})

test('ids are version 4 UUIDs, and differ', () => {
  const ids = Array.from({ length: 100 }, () => randomUuid())
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})
