import type { Browser, BrowserContext, BrowserType, LaunchOptions, Page } from '@playwright/test'
import type { Engine, EngineName, Launched } from './engine.ts'
import { waitForIdle } from './idle-workers.ts'
import { killBrowser } from './kill-browser.ts'
import { lightenFirefox } from './lighten-firefox.ts'
import type { Tab } from './tab.ts'

/** Chromium and Firefox: a profile is a browser context. The browser that they share starts with the first. */
export function launchPlaywright(name: EngineName, type: BrowserType, options: LaunchOptions): Launched {
  let browser: Promise<Browser> | undefined
  if (name === 'firefox') lightenFirefox()
  return {
    newEngine: async ({ profile, blocksWorkers = false } = {}) => {
      if (profile !== undefined) {
        return engineOf(name, await type.launchPersistentContext(profile, options), options, profile)
      }
      browser ??= type.launch(options)
      return engineOf(name, await (await browser).newContext(blocksWorkers ? { serviceWorkers: 'block' } : {}), options)
    },
    close: async () => (await browser)?.close(),
  }
}

/** A browser context as an engine. */
export function engineOf(name: EngineName, context: BrowserContext, options: LaunchOptions, profile?: string): Engine {
  const pages = new Map<Tab, Page>()
  return {
    name,
    newTab: async () => {
      const page = await context.newPage()
      pages.set(page, page)
      return page
    },
    stopWorkers: async () => {
      if (name === 'firefox') return waitForIdle(options)
      const open = context.pages()[0] ?? (await context.newPage())
      const session = await context.newCDPSession(open)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await session.detach()
    },
    hardReload: async (tab) => {
      const page = pages.get(tab)
      if (page === undefined) throw new Error('This tab is of another browser.')
      const loaded = page.waitForEvent('load')
      if (name === 'chromium') {
        const session = await context.newCDPSession(page)
        await session.send('Page.reload', { ignoreCache: true })
      } else {
        // Firefox alone knows the argument: it forces the reload.
        await page.evaluate('setTimeout(() => location.reload(true))')
      }
      await loaded
    },
    crash: async () => {
      if (profile === undefined) throw new Error('This browser is shared with other tests.')
      const closed = new Promise((resolve) => context.once('close', resolve))
      await killBrowser(profile)
      await closed
    },
    close: () => context.close(),
  }
}
