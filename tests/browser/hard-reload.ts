import type { Page } from '@playwright/test'
import type { Engine } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'

/**
 * Reloads a tab past its worker and the cache, as Shift and the reload button do. Name the limit `no-hard-reload` before.
 */
export async function hardReload(engine: Engine, tab: Tab): Promise<void> {
  if (engine.name === 'firefox') {
    await tab.evaluate(() => {
      // Firefox alone keeps this argument.
      setTimeout(() => Reflect.apply(location.reload, location, [true]))
    })
    return
  }
  if (engine.name !== 'chromium') throw new Error(`A test cannot reload past the worker in ${engine.name}.`)
  // In Chromium a tab is Playwright's page.
  const page = tab as unknown as Page
  const session = await page.context().newCDPSession(page)
  const loaded = page.waitForEvent('load')
  await session.send('Page.reload', { ignoreCache: true })
  await loaded
  await session.detach()
}
