import { test as base } from '@playwright/test'
import { type Api, createApi } from './api.ts'
import { ContextControl } from './context-control.ts'

/**
 * Playwright's `test` with the fixture `api`, which controls the endpoints. Each test has a browser context, and so
 * endpoints, data and overrides of its own: tests that run at the same time never see each other's.
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
    const control = new ContextControl(context, baseURL)
    await use(createApi(control))
    await control.close()
  },
})
