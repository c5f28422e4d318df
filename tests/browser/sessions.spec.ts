import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { chromiumFlags, installedChromium } from '../setup/chromium.mjs'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/sessions'

let output: TemporaryFolder
let profile: TemporaryFolder
let site: Served
let browser: BrowserContext

test.beforeAll(async () => {
  output = await temporaryFolder()
  profile = await temporaryFolder()
  await buildInto(output.path, project)
  site = await preview(output.path, project)
})

test.afterAll(async () => {
  await site?.close()
  await output?.remove()
  await profile?.remove()
})

test.beforeEach(async () => {
  browser = await startBrowser()
})

test.afterEach(() => browser.close())

async function startBrowser(): Promise<BrowserContext> {
  const executablePath = await installedChromium()
  return chromium.launchPersistentContext(profile.path, {
    args: chromiumFlags,
    locale: 'fr',
    ...(executablePath !== undefined && { executablePath }),
  })
}

async function openPage(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction('globalThis.isReady')
  return page
}

const read = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(`fetch(${JSON.stringify(path)}).then((response) => response.json())`)

test('a session outlives its worker and the browser', async () => {
  const page = await openPage()
  const first = new Date(0).toISOString()
  expect(await read(page, '/visits.json')).toEqual({ visits: 1, first })
  expect(await read(page, '/visits.json')).toEqual({ visits: 2, first })
  const tools = await browser.newCDPSession(page)
  await tools.send('ServiceWorker.enable')
  await tools.send('ServiceWorker.stopAllWorkers')
  expect(await read(page, '/visits.json')).toEqual({ visits: 3, first })
  await browser.close()
  browser = await startBrowser()
  expect(await read(await openPage(), '/visits.json')).toEqual({ visits: 4, first })
})

test('the languages of the browser stand in for the header that it hides', async () => {
  expect(await read(await openPage(), '/locales.json')).toEqual({
    currentLocale: 'en',
    preferredLocale: 'fr',
    preferredLocaleList: ['fr'],
  })
})
