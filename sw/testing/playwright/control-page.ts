import { type BrowserContext, type Page, test } from '@playwright/test'
import { cannotControl } from './cannot-control.ts'

/**
 * Opens the page of the site from which endpoints are controlled, and waits for the worker.
 *
 * @param base the address of the site, with a slash at its end
 * @throws (rejects) ControlFailed
 */
export async function openControlPage(context: BrowserContext, base: string): Promise<Page> {
  const address = new URL('__stowaway/', base).href
  const page = await context.newPage()
  try {
    const response = await page.goto(address).catch((error: unknown) => {
      throw cannotControl(
        `${address} cannot be opened (${String(error).split('\n')[0]})`,
        'Start the site first, for example with "webServer" in playwright.config.ts, and check "use.baseURL".',
      )
    })
    if (!(await page.content()).includes('stowaway-control.js')) {
      throw cannotControl(
        `${address} is not a page of Stowaway (status ${response?.status()})`,
        'Use the development server, or build the site with the option "control: true". With a base, "use.baseURL" ends with it.',
      )
    }
    await untilReady(page)
    return page
  } catch (error) {
    await page.close().catch(() => {})
    throw error
  }
}

async function untilReady(page: Page): Promise<void> {
  const limit = waitLimit()
  const state = page.locator('html[data-stowaway]')
  await state.waitFor({ state: 'attached', timeout: limit }).catch(() => {
    throw cannotControl(
      `the worker was not ready within ${limit / 1000} s`,
      'Open the address in a browser: its console has the reason.',
    )
  })
  if ((await state.getAttribute('data-stowaway')) === 'ready') return
  throw cannotControl(
    `${page.url()} says: ${await page.locator('p').textContent()}`,
    'If "use.serviceWorkers" is "block" in playwright.config.ts, set it to "allow": without its worker nobody answers. To see the requests that the worker answers, use api.requests() in place of page.route().',
  )
}

/** Milliseconds: a little less than the test has, so that it fails with a reason. */
function waitLimit(): number {
  const { timeout } = test.info()
  return timeout === 0 ? 60_000 : Math.round(timeout * 0.7)
}
