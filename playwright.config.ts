import { defineConfig } from '@playwright/test'
import { chromiumFlags, installedChromium } from './tests/setup/chromium.mjs'

const executablePath = await installedChromium()

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  testIgnore: ['**/fixtures/**', 'conformance/corpora/**'],
  outputDir: 'test-results',
  timeout: 60_000,
  fullyParallel: false,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A loaded machine may start a browser slowly; the report names what needed a second try.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: 'list',
  use: {
    trace: 'retain-on-failure',
    serviceWorkers: 'allow',
    launchOptions: { args: chromiumFlags, ...(executablePath !== undefined && { executablePath }) },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
})
