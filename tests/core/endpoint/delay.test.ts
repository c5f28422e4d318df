import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { delay } from '../../../sw/core/endpoint/delay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The milliseconds until a delay has ended. */
async function timeOf(work: Promise<void>): Promise<number> {
  const start = Date.now()
  let end: number | undefined
  void work.then(() => {
    end = Date.now()
  })
  await vi.advanceTimersToNextTimerAsync()
  return (end ?? Number.POSITIVE_INFINITY) - start
}

test('a time, and a time of a range', async () => {
  expect(await timeOf(delay(250))).toBe(250)
  expect(await timeOf(delay([100, 300], () => 0.5))).toBe(200)
  expect(await timeOf(delay([100, 300], () => 0))).toBe(100)
})

test('a real time is that of a server in browsers, and short in Node', async () => {
  expect(await timeOf(delay('real', () => 0.5))).toBe(5)
  expect(await timeOf(delay())).toBe(5)
  vi.stubGlobal('process', { env: {} })
  expect(await timeOf(delay('real', () => 0.5))).toBe(250)
})

test('an endless one, and one that no timer can hold, do not end at once', async () => {
  expect(await timeOf(delay('infinite'))).toBe(Number.POSITIVE_INFINITY)
  expect(await timeOf(delay(1e12))).toBe(2_147_483_647)
})
