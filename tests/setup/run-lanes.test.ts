import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runLanes } from './run-lanes.mjs'

const steps = [
  { name: 'soak', lane: 'alone' },
  { name: 'lint', lane: 'first' },
  { name: 'browser', lane: 'browser' },
  { name: 'unit', lane: 'node' },
  { name: 'build', lane: 'first' },
  { name: 'contract', lane: 'node' },
]

test('lanes run beside each other, after the first and before those that run alone', async () => {
  const log: string[] = []
  await runLanes(steps, async ({ name }: { name: string }) => {
    log.push(`${name} starts`)
    await delay(name === 'browser' ? 100 : 10)
    log.push(`${name} ends`)
  })
  expect(log).toEqual([
    ...['lint starts', 'lint ends', 'build starts', 'build ends'],
    ...['browser starts', 'unit starts', 'unit ends', 'contract starts', 'contract ends', 'browser ends'],
    ...['soak starts', 'soak ends'],
  ])
})
