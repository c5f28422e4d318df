import type { Browser, Page } from '@playwright/test'
import type { Engine, EngineName, Launched } from './engine.ts'

/** Chromium and Firefox: a profile is a browser context. */
export function launchedPlaywright(name: EngineName, browser: Browser): Launched {
  return {
    newEngine: async () => {
      const context = await browser.newContext()
      const pages: Page[] = []
      const engine: Engine = {
        name,
        newTab: async () => {
          const page = await context.newPage()
          pages.push(page)
          return page
        },
        stopWorkers: async () => {
          if (name !== 'chromium') throw new Error(`A test cannot stop the workers of ${name}.`)
          const open = pages.find((page) => !page.isClosed()) ?? (await context.newPage())
          const session = await context.newCDPSession(open)
          await session.send('ServiceWorker.enable')
          await session.send('ServiceWorker.stopAllWorkers')
          await session.detach()
        },
        close: () => context.close(),
      }
      return engine
    },
    close: () => browser.close(),
  }
}
