import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import type { EngineName } from './tests/browser/engine/engine.ts'
import { engineNames, launchSettings } from './tests/setup/engines.mjs'

/** At the root of an origin and below a path. `npm test` runs a part of this: `tests/push.config.ts`. */
const inBrowser = 'browser/**/*.spec.ts'
const ofPackage = 'package/**/*.spec.ts'

const bases = [
  { suffix: '', base: '/' },
  { suffix: '-base', base: '/repo/' },
]

const engines = await Promise.all(
  (engineNames as EngineName[]).map(async (name) => ({ name, use: await launchSettings(name) })),
)
const chromium = await launchSettings('chromium')

/** Chromium with windows: what only shows there, in the states of the matrix that windows change. */
const headed = {
  name: 'chromium-headed',
  use: { ...chromium, engineName: 'chromium' as const, base: '/', plain: true, headed: true },
  testMatch: 'browser/matrix*.spec.ts',
  grep: /first load|warm|hidden tab/,
}

export default defineConfig<object, { engineName: EngineName; base: string; plain: boolean; headed: boolean }>({
  testDir: fileURLToPath(new URL('tests', import.meta.url)),
  testIgnore: ['**/fixtures/**', 'conformance/corpora/**'],
  globalSetup: fileURLToPath(new URL('tests/browser/build-folder.ts', import.meta.url)),
  outputDir: fileURLToPath(new URL('test-results', import.meta.url)),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // A test waits half of its time: so many keep two processors busy, and each ends in time.
  workers: 4,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  // A trace of every test would take several times as long, in Firefox above all.
  use: { trace: 'on-first-retry', serviceWorkers: 'allow' },
  projects: [
    ...bases.flatMap(({ suffix, base }) =>
      engines.map(({ name, use }) => ({
        name: name + suffix,
        use: { ...use, engineName: name, base },
        testMatch: inBrowser,
      })),
    ),
    headed,
    { name: 'package', use: chromium, testMatch: ofPackage },
    // Of commands and what they make: one engine is enough.
    { name: 'commands', use: chromium, testMatch: 'compiler/**/*.spec.ts' },
  ],
})
