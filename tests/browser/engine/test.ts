import { test as base, type LaunchOptions } from '@playwright/test'
import { type Serve, serveBuilds } from '../serve-builds.ts'
import { temporaryFolder } from '../serve-project.ts'
import type { Engine, EngineName, Launched } from './engine.ts'
import { launchPlainChromium } from './launch-plain-chromium.ts'
import { launchPlaywright } from './launch-playwright.ts'
import { launchWebKit } from './launch-webkit.ts'
import { SharedEngines } from './shared-engines.ts'
import type { Tab } from './tab.ts'

export { expect } from '@playwright/test'

interface WorkerFixtures {
  /** The engine of the project. */
  engineName: EngineName
  /** Where the project's site lies: `/`, or a sub-path with a slash at both ends. */
  base: string
  /** More options for the start of Chromium or Firefox: arguments, preferences. */
  launch: LaunchOptions
  /** Starts Chromium as a person does: a tab behind another is hidden. The other engines are always as they are. */
  plain: boolean
  /** With `plain`: gives it windows, on a virtual screen. */
  headed: boolean
  launched: Launched
  /** The browsers that tests of a file share. */
  shared: SharedEngines
  /** Builds a project of this repository for `base` and previews it; the same one only once in a test process. */
  serve: Serve
}

/** A profile that outlives the browser. */
export interface KeptProfile {
  readonly name: EngineName
  /** Starts a browser on it: one at a time. */
  start(): Promise<Engine>
}

interface TestFixtures {
  /**
   * For a file whose tests need no empty profile: they have one browser and its tab in turn, which spares a second of
   * one processor each.
   */
  sharesTab: boolean
  /** A browser with an empty profile. */
  engine: Engine
  /** Its first tab. */
  tab: Tab
  /** An empty profile, for tests that start the browser themselves, and again. */
  profile: KeptProfile
}

/** Playwright's `test`, with a browser of any engine. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  base: ['/', { option: true, scope: 'worker' }],
  launch: [{}, { option: true, scope: 'worker' }],
  plain: [false, { option: true, scope: 'worker' }],
  headed: [false, { option: true, scope: 'worker' }],
  launched: [
    async ({ engineName, launch, plain, headed, launchOptions, channel, playwright }, use) => {
      const options = {
        ...launchOptions,
        ...(channel !== undefined && { channel }),
        ...launch,
        args: [...(launchOptions.args ?? []), ...(launch.args ?? [])],
        firefoxUserPrefs: { ...launchOptions.firefoxUserPrefs, ...launch.firefoxUserPrefs },
      }
      const launched = await (engineName === 'webkit'
        ? launchWebKit()
        : engineName === 'chromium' && plain
          ? launchPlainChromium(playwright.chromium, options, { headed })
          : launchPlaywright(engineName, playwright[engineName], options))
      await use(launched)
      await launched.close()
    },
    { scope: 'worker' },
  ],
  serve: [
    async ({ base }, use) => {
      const builds = serveBuilds(base)
      await use(builds.serve)
      await builds.close()
    },
    { scope: 'worker' },
  ],
  shared: [
    async ({ launched }, use) => {
      const shared = new SharedEngines(launched)
      await use(shared)
      await shared.close()
    },
    { scope: 'worker' },
  ],
  sharesTab: [false, { option: true }],
  engine: async ({ launched, shared, sharesTab, locale }, use, { file }) => {
    if (sharesTab) {
      const { engine } = await shared.of(file)
      const opened: Tab[] = []
      const newTab = async (): Promise<Tab> => {
        const tab = await engine.newTab()
        opened.push(tab)
        return tab
      }
      await use({ ...engine, newTab })
      for (const tab of opened) await tab.close().catch(() => undefined)
      return
    }
    const engine = await launched.newEngine({ ...(locale !== undefined && { locale }) })
    await use(engine)
    await engine.close()
  },
  tab: async ({ engine, shared, sharesTab }, use, { file }) =>
    use(sharesTab ? (await shared.of(file)).tab : await engine.newTab()),
  profile: async ({ launched, engineName }, use) => {
    const folder = await temporaryFolder()
    const started: Engine[] = []
    await use({
      name: engineName,
      start: async () => {
        const engine = await launched.newEngine({ profile: folder.path })
        started.push(engine)
        return engine
      },
    })
    for (const engine of started) await engine.close()
    await folder.remove()
  },
})
