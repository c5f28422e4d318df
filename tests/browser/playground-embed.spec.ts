import type { FrameLocator, Page } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { clickText, openLink } from './playground-page.ts'
import type { Site } from './serve-builds.ts'
import { servePage } from './serve-page.ts'

/** The frame is on another site than its page, and only Playwright drives such frames. */
test.skip(({ engine }) => engine.name !== 'chromium', 'Only Playwright reaches into frames of another site.')

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test.beforeEach(() => test.slow())

const pages = {
  'hello.json.ts': `export const GET = () => Response.json({ text: 'from the frame' })`,
  'other.ts': `export const GET = () => new Response('other')`,
}
const files = { 'index.html': '<!doctype html><title>A page</title><h1>A previewed page</h1>' }

/** What the button beside the link copies. */
async function embedCode(tab: Tab): Promise<string> {
  await openLink(tab, site.url, pages, { files })
  await clickText(tab, '.toolbar button', 'Share')
  await clickText(tab, 'dialog button', 'Copy embed code')
  await expect.poll(() => tab.textContent('dialog label')).toBe('Embed code')
  return tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#share-link')?.value ?? '')
}

/** Opens a page of another site with this HTML in it, and gives its frame. */
async function framed(page: Page, html: string, size = { width: 700, height: 450 }) {
  const host = await servePage(
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A blog</title><style>body{margin:0}</style><main><h1 style="position:absolute;clip-path:inset(50%)">Blog</h1>${html}</main>`,
  )
  await page.setViewportSize(size)
  await page.goto(host.url)
  return { frame: page.frameLocator('iframe'), close: host.close }
}

async function runAndSend(frame: FrameLocator, path: string): Promise<void> {
  await frame.getByRole('button', { name: 'Run', exact: true }).and(frame.locator('.banner button')).click()
  await expect(frame.locator('.run-where')).toContainText('running', { timeout: 60_000 })
  await frame.locator('.run-path').fill(path)
  await frame.locator('.run-send').click()
}

test('the embed code shows a project on another site, where it runs only after Run', { tag: '@soak' }, async ({
  tab,
}) => {
  const page = tab as Page
  const html = await embedCode(tab)
  const { frame, close } = await framed(page, html)
  try {
    site.takeRequests()
    await expect(page.locator('iframe')).toHaveAttribute('title', 'Test: Stowaway playground')
    await expect(frame.locator('.banner')).toContainText('Press Run')
    await expect(frame.locator('.cm-content')).toContainText('from the frame')
    await expect(frame.locator('.site-header')).toBeHidden()
    await expect(frame.locator('.run-send')).toBeDisabled()
    expect(await frame.locator('iframe').count()).toBe(0)
    await expectNoViolations(tab)
    expect(site.takeRequests().filter((path) => path.endsWith('.wasm'))).toEqual([])

    await runAndSend(frame, '/hello.json')
    await expect(frame.locator('[data-fact=status]')).toHaveText('200 OK')
    await expect(frame.locator('.run-response .run-code pre')).toContainText('"text": "from the frame"')
    await frame.getByRole('tab', { name: 'Preview' }).click()
    await expect(frame.frameLocator('.run-frame iframe').frameLocator('iframe').locator('h1')).toHaveText(
      'A previewed page',
    )
    for (const name of [/Install/, /Open in a tab/, /Projects/]) {
      expect(await frame.getByRole('button', { name }).count()).toBe(0)
    }
    await expectNoViolations(tab)

    await frame.getByLabel('File').selectOption('src/pages/other.ts')
    await frame.locator('.cm-content').fill(`export const GET = () => new Response('changed')`)
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('link', { name: 'Open in the playground' }).click(),
    ])
    await opened.getByRole('button', { name: 'Open as a new project' }).click()
    await expect(opened.locator('.cm-content')).toContainText('changed')
    await expect(opened.locator('.site-header')).toBeVisible()
  } finally {
    await close()
  }
})

test('a frame without storage and service workers runs its project', async ({ tab }) => {
  const page = tab as Page
  const html = await embedCode(tab)
  await page.addInitScript(() => {
    if (window.top === window) return
    const refuse = (): never => {
      throw new DOMException('Blocked for this test.', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) {
      Object.defineProperty(window, name, { get: refuse })
    }
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
  })
  const { frame, close } = await framed(page, html, { width: 390, height: 450 })
  try {
    await frame.getByRole('button', { name: 'Run', exact: true }).and(frame.locator('.banner button')).click()
    await frame.locator('.panel-tabs').getByRole('button', { name: 'Run' }).click()
    await expect(frame.locator('.run-where')).toContainText('running', { timeout: 60_000 })
    await frame.locator('.run-path').fill('/other')
    await frame.locator('.run-send').click()
    await expect(frame.locator('.run-response .run-code pre')).toHaveText('other')
    expect(await frame.locator('html').evaluate((root) => root.scrollWidth)).toBe(390)
    await expectNoViolations(tab)
  } finally {
    await close()
  }
})

test('a frame stores nothing, and shows none of the visitor’s projects, also without ?embed', { tag: '@soak' }, async ({
  tab,
}) => {
  const page = tab as Page
  await openLink(tab, site.url, { 'mine.ts': `export const GET = () => new Response('mine')` })
  await expect.poll(() => tab.textContent('.save-state')).toBe('Saved here')
  const stored = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).concat(Object.keys(localStorage)))
  const before = await stored()
  // In a frame of the same site, storage is not partitioned.
  await page.evaluate(() => {
    document.body.innerHTML = '<iframe title="playground" src="?framed" width="700" height="450"></iframe>'
  })
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('.file-select')).toHaveValue('src/pages/hello.json.ts')
  await frame.locator('.cm-content').fill('// Not kept.')
  await expect(frame.locator('.banner')).toContainText('Press Run')
  await frame.locator('html').evaluate(() => location.reload())
  await expect(frame.locator('.cm-content')).not.toContainText('Not kept')
  expect(await stored()).toEqual(before)
})
