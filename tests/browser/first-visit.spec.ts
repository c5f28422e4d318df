import { expect, test } from '@playwright/test'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

let folder: TemporaryFolder
let site: Served

test.beforeAll(async () => {
  folder = await temporaryFolder()
  await buildInto(folder.path, 'site')
  site = await preview(folder.path, 'site')
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

test('an endpoint address opened before there is a worker is answered by the endpoint', async ({ page }) => {
  await page.goto(`${site.url}time.json?first`)
  await expect(page.locator('body')).toContainText('{')
  const answer = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return { type: document.contentType, url: location.href, timing: JSON.stringify(navigation) }
  })
  expect(answer.type).toBe('application/json')
  expect(answer.url).toBe(`${site.url}time.json?first`)
  expect(answer.timing).toContain('/time.json')
})

test('an address that is nobody’s stays on the 404 page, and is asked for once', async ({ page }) => {
  site.takeRequests()
  const response = await page.goto(`${site.url}nobody`)
  expect(response?.status()).toBe(404)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  // Long enough for a page that would open the address again.
  await page.waitForTimeout(500)
  expect(site.takeRequests().filter((path) => path === '/nobody')).toHaveLength(1)
})

test('a 404 page that the worker answers with is not opened again', async ({ page }) => {
  await page.goto(site.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  let navigations = 0
  page.on('framenavigated', () => navigations++)
  const response = await page.goto(`${site.url}test-post.json`)
  expect(response?.status()).toBe(404)
  await page.waitForTimeout(500)
  expect(navigations).toBe(1)
})

test('a page that was reloaded past the worker is under its control again', async ({ page }) => {
  await page.goto(site.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const session = await page.context().newCDPSession(page)
  await session.send('Page.reload', { ignoreCache: true })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const timing = await page.evaluate(async () => (await fetch('time.json')).headers.get('server-timing'))
  expect(timing).toContain('stowaway-host;desc="worker"')
})
