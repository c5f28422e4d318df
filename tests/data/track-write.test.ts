import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { writesSettled } from '../../sw/data/outstanding-writes.ts'
import { trackWrite } from '../../sw/data/track-write.ts'
import { deferred } from '../host/deferred.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('responses wait for writes that nobody awaits', async () => {
  const write = deferred<void>()
  void trackWrite(() => write.promise)
  const events: string[] = []
  const settled = writesSettled().then(() => events.push('settled'))
  await delay(5)
  events.push('written')
  write.resolve()
  await settled
  expect(events).toEqual(['written', 'settled'])
})

test('a failure that nobody handles is reported once, and does not stop responses', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new Error('full')
  void trackWrite(() => Promise.reject(error))
  await writesSettled()
  await delay(5)
  expect(told.mock.calls).toEqual([[expect.stringContaining('nobody awaited'), error]])
})

test('a failure that somebody handles is left to them', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new Error('full')
  const fail = () => trackWrite(() => Promise.reject(error))
  await expect(fail()).rejects.toBe(error)
  expect(await fail().catch(() => 'caught')).toBe('caught')
  expect(await Promise.allSettled([fail()])).toEqual([{ status: 'rejected', reason: error }])
  const late = fail()
  await Promise.resolve()
  await late.catch(() => {})
  await delay(5)
  expect(told).not.toHaveBeenCalled()
})
