import { expectNoViolations } from './axe.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

const results = (tab: Tab): Promise<readonly string[]> =>
  tab.evaluate(() => [...document.querySelectorAll('.docs-search li')].map((item) => item.textContent ?? ''))

test.beforeEach(async ({ tab }) => {
  await tab.goto(`${site.url}docs/`)
  await tab.waitForFunction(() => document.querySelector('#docs-query') !== null)
})

test('a word leads to the heading that names it, by the keyboard', async ({ tab, base }) => {
  await tab.fill('#docs-query', 'rangeresponse')
  await expect.poll(async () => (await results(tab))[0]).toMatch(/^stowaway: rangeResponse/)
  await tab.press('#docs-query', 'Enter')
  await tab.waitForFunction(() => location.hash === '#rangeresponse')
  expect(new URL(await tab.url()).pathname).toBe(`${base}docs/api-stowaway.html`)
})

test('all words must be there, and nothing found is said', { tag: '@soak' }, async ({ tab, engineName }) => {
  await tab.fill('#docs-query', 'github pages base')
  await expect.poll(async () => (await results(tab))[0]).toMatch(/^Deploy: GitHub Pages/)
  if (engineName === 'chromium') await expectNoViolations(tab)
  await tab.fill('#docs-query', 'github submarine')
  await expect.poll(() => results(tab)).toEqual(['Nothing found'])
})
