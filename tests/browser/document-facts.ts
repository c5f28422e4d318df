import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from './engine/engine.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'

/** Waits until a worker answers the page's requests. */
export const underControl = (tab: Tab): Promise<unknown> =>
  tab.waitForFunction(() => navigator.serviceWorker.controller !== null)

/** Expects the page to be an answer of this status, where the engine says of which it is. */
export async function expectStatus(engine: Engine, tab: Tab, status: number): Promise<void> {
  if (isLimited(engine, 'no-navigation-status')) return
  const seen = await tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return navigation instanceof PerformanceNavigationTiming ? navigation.responseStatus : undefined
  })
  expect(seen).toBe(status)
}

/** Expects that the page was opened once: it neither reloads itself nor opens its own address again. */
export async function expectOpenedOnce(tab: Tab): Promise<void> {
  // Long enough for a page that would open the address again.
  await delay(500)
  const opened = await tab.evaluate(() => ({
    types: performance.getEntriesByType('navigation').map((entry) => Object(entry).type),
    by: document.referrer,
  }))
  expect(opened).toEqual({ types: ['navigate'], by: '' })
}
