import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BlockWatch } from '../../../sw/core/app/block-watch.ts'

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('a handler that keeps the thread busy is named, with the time that it took', async () => {
  const told: string[] = []
  await new BlockWatch().watch(
    'GET of a.ts',
    (text) => told.push(text),
    async () => block(1100),
  )
  expect(told).toEqual([expect.stringMatching(/^GET of a\.ts blocked the thread for 1\.\d s\./)])
})

test('also after it has waited, and once', async () => {
  const told: string[] = []
  await new BlockWatch().watch(
    'GET of a.ts',
    (text) => told.push(text),
    async () => {
      await delay(50)
      block(1300)
      await delay(600)
    },
  )
  expect(told).toHaveLength(1)
})

test('of several that run, all are named; one that only waits is not', async () => {
  const told: string[] = []
  const watch = new BlockWatch()
  const tell = (text: string) => void told.push(text)
  await watch.watch('slow', tell, () => delay(1500))
  expect(told).toEqual([])
  await Promise.all([
    watch.watch('a', tell, () => delay(1600)),
    watch.watch('b', tell, async () => {
      await delay(20)
      block(1200)
    }),
  ])
  expect(told).toEqual([expect.stringMatching(/^One of a, b blocked/)])
})
