import { test as base, type LaunchOptions } from '@playwright/test'
import type { Engine, EngineName, Launched } from './engine.ts'
import { launchedPlaywright } from './launch-playwright.ts'
import { launchWebKit } from './launch-webkit.ts'
import type { Tab } from './tab.ts'

export { expect } from '@playwright/test'

interface WorkerFixtures {
  /** The engine of the project. */
  engineName: EngineName
  /** Where the project's site lies: `/`, or a sub-path with a slash at both ends. */
  base: string
  /** More options for the start of Chromium or Firefox: arguments, preferences. */
  launch: LaunchOptions
  launched: Launched
}

interface TestFixtures {
  /** A browser with an empty profile. */
  engine: Engine
  /** Its first tab. */
  tab: Tab
}

/** Playwright's `test`, with a browser of any engine. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  base: ['/', { option: true, scope: 'worker' }],
  launch: [{}, { option: true, scope: 'worker' }],
  launched: [
    async ({ engineName, launch, launchOptions, channel, playwright }, use) => {
      const launched =
        engineName === 'webkit'
          ? await launchWebKit()
          : launchedPlaywright(
              engineName,
              await playwright[engineName].launch({
                ...launchOptions,
                ...(channel !== undefined && { channel }),
                ...launch,
                args: [...(launchOptions.args ?? []), ...(launch.args ?? [])],
              }),
            )
      await use(launched)
      await launched.close()
    },
    { scope: 'worker' },
  ],
  engine: async ({ launched }, use) => {
    const engine = await launched.newEngine()
    await use(engine)
    await engine.close()
  },
  tab: async ({ engine }, use) => use(await engine.newTab()),
})
