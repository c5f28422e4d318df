import { expect, test } from '@playwright/test'
import { repository } from './installed-package.ts'
import { freePort, run } from './run-command.ts'

/** The suites of the shop in the gallery: both as a user writes them, with a few lines of set-up. */
test('the shop has a suite for Vitest', async () => {
  const { text } = await run(repository, 'npx', 'vitest', 'run', '--config', 'tests/shop/vitest.config.ts')
  expect(text).toMatch(/Test Files\s+1 passed \(1\)\s+Tests\s+6 passed \(6\)/)
})

test('the shop has a suite for Playwright', async ({ launchOptions }) => {
  test.setTimeout(120_000)
  const env = [`PORT=${await freePort()}`, `BROWSER_OPTIONS=${JSON.stringify(launchOptions)}`]
  const config = ['--config', 'tests/shop/playwright.config.ts', '--reporter', 'list']
  const { text } = await run(repository, 'env', ...env, 'npx', 'playwright', 'test', ...config)
  expect(text).toContain('4 passed')
})
