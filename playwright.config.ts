import { defineConfig } from '@playwright/test'
import type { EngineName } from './tests/browser/engine/engine.ts'
import { engineNames, launchSettings } from './tests/setup/engines.mjs'

/** What shows most of a site's place below a path, where there is no time for all. */
const aboutPaths = ['cookies', 'elements', 'fallback', 'first-visit', 'offline-site', 'static-routing']
const all = 'browser/**/*.spec.ts'

/** The suite runs at the root of an origin and below a path. */
const bases = [
  { suffix: '', base: '/', testMatch: all },
  {
    suffix: '-base',
    base: '/repo/',
    testMatch: process.env.STOWAWAY_PART === '1' ? `browser/{${aboutPaths.join(',')}}.spec.ts` : all,
  },
]

const engines = await Promise.all(
  (engineNames as EngineName[]).map(async (name) => ({ name, use: await launchSettings(name) })),
)

/** Chromium with windows: what only shows there, in the states of the matrix that windows change. */
const headed = engines
  .filter(({ name }) => name === 'chromium')
  .map(({ name, use }) => ({
    name: 'chromium-headed',
    use: { ...use, engineName: name, base: '/', plain: true, headed: true },
    testMatch: 'browser/matrix*.spec.ts',
    grep: /first load|warm|hidden tab/,
  }))

export default defineConfig<object, { engineName: EngineName; base: string; plain: boolean; headed: boolean }>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  testIgnore: ['**/fixtures/**', 'conformance/corpora/**'],
  globalSetup: './tests/browser/build-folder.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  // A trace of every test would take several times as long, in Firefox above all.
  use: { trace: 'on-first-retry', serviceWorkers: 'allow' },
  projects: [
    ...engines.flatMap(({ name, use }) =>
      bases.map(({ suffix, base, testMatch }) => ({
        name: name + suffix,
        use: { ...use, engineName: name, base },
        // The other specs are of commands and bundles: one browser is enough for them.
        ...(name + suffix !== 'chromium' && { testMatch }),
      })),
    ),
    ...headed,
  ],
})
