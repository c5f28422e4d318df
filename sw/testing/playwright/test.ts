import { test as base } from '@playwright/test'
import { type Api, openApi } from './api.ts'

/**
 * Playwright's `test` with the fixture `api`, which controls the endpoints. Each test has its own browser context, with
 * its own worker, data and overrides, so tests that run at the same time never see each other's.
 *
 * @example
 * test('an empty shop', async ({ api, page }) => {
 *   await api.override('GET /api/products', { answer: { json: [] } })
 *   await page.goto('/')
 *   await expect(page.getByText('Nothing here')).toBeVisible()
 * })
 */
export const test = base.extend<{ api: Api }>({
  api: async ({ context, baseURL }, use) => {
    const { api, close } = openApi(context, baseURL)
    await use(api)
    await close()
  },
})
