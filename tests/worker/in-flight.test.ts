import { expect, test } from 'vitest'
import { InFlight } from '../../sw/worker/in-flight.ts'
import { within } from '../../sw/worker/within.ts'
import { deferred } from '../host/deferred.ts'

test('settled waits for all answers, also those that came later', async () => {
  const inFlight = new InFlight()
  expect(inFlight.isIdle).toBe(true)
  await inFlight.settled()
  const first = deferred<string>()
  const second = deferred<string>()
  const answer = inFlight.track(() => first.promise)
  const settled = inFlight.settled()
  const later = inFlight.track(() => second.promise)
  first.resolve('first')
  expect(await answer).toBe('first')
  expect(await within(settled, 10)).toBe(false)
  second.resolve('second')
  expect(await later).toBe('second')
  expect(await within(settled, 1000)).toBe(true)
  expect(inFlight.isIdle).toBe(true)
})

test('finished waits only for responses running at the call, and a failed one counts as finished', async () => {
  const inFlight = new InFlight()
  const slow = deferred<never>()
  const endless = new Promise<never>(() => {})
  const failing = inFlight.track(() => slow.promise)
  const finished = inFlight.finished()
  void inFlight.track(() => endless)
  expect(await within(finished, 10)).toBe(false)
  slow.resolve(Promise.reject(new Error('failed')) as never)
  await expect(failing).rejects.toThrow('failed')
  expect(await within(finished, 1000)).toBe(true)
  expect(inFlight.isIdle).toBe(false)
})
