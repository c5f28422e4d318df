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
  await buildInto(output.path, project)
  site = await preview(output.path, project)
})

test.afterAll(async () => {
  await site?.close()
  await output?.remove()
})

test.beforeEach(async () => {
  profile = await temporaryFolder()
  browser = await startBrowser()
})

test.afterEach(async () => {
  await browser?.close()
  await profile?.remove()
})

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

const ask = (page: Page, path: string, method = 'GET', body?: string): Promise<unknown> =>
  page.evaluate(`fetch(${JSON.stringify(path)}, ${JSON.stringify({ method, body })}).then((answer) => answer.json())`)

/** The id in the cookie that goes with requests. */
async function idOf(page: Page): Promise<string> {
  const { id } = Object(await ask(page, '/mine.json'))
  expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
  return id
}

/** What a page can read: `document.cookie`, and the browser's own store of cookies. */
const visibleCookies = (page: Page): Promise<unknown> =>
  page.evaluate('cookieStore.getAll().then((list) => [document.cookie, ...list.map(({ name }) => name)])')

async function stopWorkers(page: Page): Promise<void> {
  const tools = await browser.newCDPSession(page)
  await tools.send('ServiceWorker.enable')
  await tools.send('ServiceWorker.stopAllWorkers')
  await tools.detach()
}

const login = (page: Page): Promise<unknown> => ask(page, '/login', 'POST', 'ada')
const visit = (page: Page): Promise<unknown> => ask(page, '/mine.json', 'POST')

test('a session that is loaded by its id outlives its worker and the browser', async () => {
  const page = await openPage()
  const first = new Date(0).toISOString()
  expect(await ask(page, '/visits.json')).toEqual({ visits: 1, first })
  expect(await ask(page, '/visits.json')).toEqual({ visits: 2, first })
  await stopWorkers(page)
  expect(await ask(page, '/visits.json')).toEqual({ visits: 3, first })
  await browser.close()
  browser = await startBrowser()
  expect(await ask(await openPage(), '/visits.json')).toEqual({ visits: 4, first })
})

test('visits and a login survive a reload, a stopped worker and a browser restart', async () => {
  let page = await openPage()
  expect(await ask(page, '/mine.json')).toEqual({ user: null, visits: 0, id: null })
  expect(await visit(page)).toEqual({ visits: 1 })
  await login(page)
  const id = await idOf(page)

  await page.reload()
  expect(await visit(page)).toEqual({ visits: 2 })
  await stopWorkers(page)
  expect(await visit(page)).toEqual({ visits: 3 })
  expect(await ask(page, '/mine.json')).toEqual({ user: 'ada', visits: 3, id })

  await browser.close()
  browser = await startBrowser()
  page = await openPage()
  expect(await visit(page)).toEqual({ visits: 4 })
  expect(await ask(page, '/mine.json')).toEqual({ user: 'ada', visits: 4, id })
})

test('two tabs share a session, and its end', async () => {
  const first = await openPage()
  const second = await openPage()
  await visit(first)
  expect(await visit(second)).toEqual({ visits: 2 })
  expect(await idOf(second)).toBe(await idOf(first))
  await login(second)
  expect(await ask(first, '/mine.json')).toEqual({ user: 'ada', visits: 2, id: await idOf(second) })
  await ask(first, '/login', 'DELETE')
  expect(await ask(second, '/mine.json')).toEqual({ user: null, visits: 0, id: null })
})

test('a regenerated session goes on under a new id, and nothing stays under the old one', async () => {
  const page = await openPage()
  await visit(page)
  const before = await idOf(page)
  const answer = await login(page)
  const after = await idOf(page)
  expect(after).not.toBe(before)
  expect(answer).toEqual({ id: after })
  await stopWorkers(page)
  expect(await ask(page, '/mine.json')).toEqual({ user: 'ada', visits: 1, id: after })
  expect(await ask(page, '/stored.json', 'POST', after)).toEqual(['user', 'visits'])
  expect(await ask(page, '/stored.json', 'POST', before)).toEqual([])
})

test('a destroyed session is gone for good, and the next one has another id', async () => {
  const page = await openPage()
  await login(page)
  const ended = await idOf(page)
  await ask(page, '/login', 'DELETE')
  const nobody = { user: null, visits: 0, id: null }
  expect(await ask(page, '/mine.json')).toEqual(nobody)
  await stopWorkers(page)
  expect(await ask(page, '/mine.json')).toEqual(nobody)
  await browser.close()
  browser = await startBrowser()
  const next = await openPage()
  expect(await ask(next, '/mine.json')).toEqual(nobody)
  expect(await visit(next)).toEqual({ visits: 1 })
  expect(await idOf(next)).not.toBe(ended)
  expect(await ask(next, '/stored.json', 'POST', ended)).toEqual([])
})

test('no page can read the id of its session', async () => {
  const page = await openPage()
  const nothing = ['']
  expect(await visibleCookies(page)).toEqual(nothing)
  await visit(page)
  await idOf(page)
  expect(await visibleCookies(page)).toEqual(nothing)
  await login(page)
  expect(await visibleCookies(page)).toEqual(nothing)
  await page.reload()
  expect(await visibleCookies(page)).toEqual(nothing)
  await stopWorkers(page)
  await visit(page)
  expect(await visibleCookies(page)).toEqual(nothing)
  await ask(page, '/login', 'DELETE')
  expect(await visibleCookies(page)).toEqual(nothing)
})

test('a page cannot choose the id of its session', async () => {
  const page = await openPage()
  const chosen = '00000000-0000-4000-8000-000000000000'
  await page.evaluate(`cookieStore.set('astro-session', '${chosen}')`)
  expect(await idOf(page)).toBe(chosen)
  await visit(page)
  expect(await idOf(page)).not.toBe(chosen)
  expect(await ask(page, '/stored.json', 'POST', chosen)).toEqual([])
})

test('the languages of the browser stand in for the header that it hides', async () => {
  expect(await ask(await openPage(), '/locales.json')).toEqual({
    currentLocale: 'en',
    preferredLocale: 'fr',
    preferredLocaleList: ['fr'],
  })
})
