import { setTimeout as delay } from 'node:timers/promises'
import type { LaunchOptions } from '@playwright/test'

const idleTimeout = 'dom.serviceWorkers.idle_timeout'

/**
 * For `test.use({ launch: idleWorkers })`: Firefox then ends a worker that has had nothing to do for 200 ms. What a
 * worker is asked to wait for may take 5 s more, so specs of long answers cannot use it.
 */
export const idleWorkers: LaunchOptions = {
  firefoxUserPrefs: { [idleTimeout]: 200, 'dom.serviceWorkers.idle_extended_timeout': 5000 },
}

/** Waits until an idle Firefox has ended its workers. */
export async function waitForIdle({ firefoxUserPrefs }: LaunchOptions): Promise<void> {
  if (firefoxUserPrefs?.[idleTimeout] === undefined) {
    throw new Error('Firefox ends workers only in a spec that says: test.use({ launch: idleWorkers }).')
  }
  await delay(1500)
}
