import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'
import { buildInto, temporaryFolder } from './serve-project.ts'
import { sitePages } from './site-pages.ts'
import { startStaticHost } from './static-host.ts'

const project = 'site'

let site: Site
let pages: readonly string[]

test.beforeAll(async ({ serve }) => {
  site = await serve(project)
  pages = await sitePages(site.folder)
})

/** Opens the landing page, and waits until its button does something. */
async function openHome(tab: Tab, url: string): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.querySelector('#ask button:enabled') !== null)
}

/** Presses Send, and reads what the page then shows. */
async function sendFrom(tab: Tab): Promise<{ readonly steps: string; readonly facts: string; readonly body: string }> {
  await tab.evaluate(() => document.querySelector('#answer')?.replaceChildren())
  await tab.click('#ask button')
  await tab.waitForFunction(() => document.querySelector('#answer .body') !== null)
  return tab.evaluate(() => {
    const text = (selector: string) => document.querySelector(`#answer ${selector}`)?.textContent ?? ''
    return { steps: text('.steps'), facts: text('.facts'), body: text('.body') }
  })
}

test('every page opens, with one heading, the header and the footer', { tag: '@soak' }, async ({ tab }) => {
  test.slow()
  expect(pages.length).toBeGreaterThan(25)
  for (const path of pages) {
    await tab.goto(site.url + path)
    const found = await tab.evaluate(async () => ({
      headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent),
      links: document.querySelectorAll('.site-nav a').length,
      current: document.querySelectorAll('.site-nav a[aria-current]').length,
      skip: document.querySelector('.skip-link + * ~ * #main, #main') !== null,
      footer: document.querySelectorAll('.site-footer').length,
      title: document.title,
      // A strict content security policy refuses these. The document as it was sent: scripts may add styles.
      inline: new DOMParser()
        .parseFromString(await (await fetch(location.href)).text(), 'text/html')
        .querySelectorAll('script:not([src]), style, [style]').length,
    }))
    const isMissing = path === '404.html'
    // The playground fills the screen.
    const footer = path.startsWith('playground/') ? 0 : 1
    expect(found, path).toMatchObject({ links: 5, current: isMissing ? 0 : 1, skip: true, footer, inline: 0 })
    expect(found.headings, path).toHaveLength(1)
    expect(found.title, path).toMatch(/Stowaway/)
  }
})

test('Send on the landing page gets the worker’s answer', { tag: '@smoke' }, async ({ tab, base }) => {
  await openHome(tab, site.url)
  const answer = await sendFrom(tab)
  expect(answer.steps).toContain(`fetch('${base}api/hello/ada')`)
  expect(answer.steps).toContain('Its service worker found the route /api/hello/[name].')
  expect(answer.steps).toContain('No server was asked.')
  expect(answer.facts).toMatch(/^status200/)
  expect(answer.facts).toContain('stowaway-host;desc="worker"')
  expect(JSON.parse(answer.body)).toEqual({ hello: 'ada', visits: 0 })

  await tab.evaluate(() => {
    const method = document.querySelector<HTMLSelectElement>('#method')
    if (method) method.value = 'POST'
  })
  expect(JSON.parse((await sendFrom(tab)).body)).toEqual({ hello: 'ada', visits: 1 })
  await tab.reload()
  await openHome(tab, site.url)
  expect(JSON.parse((await sendFrom(tab)).body)).toEqual({ hello: 'ada', visits: 1 })

  await tab.fill('#path', 'no/such/address')
  const missing = await sendFrom(tab)
  expect(missing.facts).toMatch(/^status404/)
  expect(missing.steps).toContain('No endpoint matches this address')
  expect(site.takeRequests().filter((path) => path.includes('/api/hello'))).toEqual([])
})

test('the landing page and the docs open without the server', async ({ tab, base }) => {
  test.slow()
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  const host = await startStaticHost(folder.path, base)
  try {
    await openHome(tab, host.url)
    await expect.poll(() => tab.textContent('#offline'), { timeout: 30_000 }).toMatch(/files are kept in your browser/)
    await host.stop()
    await tab.reload()
    await openHome(tab, host.url)
    expect((await sendFrom(tab)).facts).toContain('stowaway-host;desc="worker"')
    await tab.goto(`${host.url}docs/storage.html`)
    expect(await tab.textContent('h1')).toBe('Storage')
    await tab.goto(`${host.url}nothing/here`)
    expect(await tab.textContent('h1')).toMatch(/^404/)
  } finally {
    await host.stop()
    await folder.remove()
  }
})

test('the theme is the system’s until it is chosen, and then kept', async ({ tab }) => {
  await tab.goto(site.url)
  const isDark = () =>
    tab.evaluate(
      () =>
        getComputedStyle(document.body).colorScheme !== '' &&
        getComputedStyle(document.documentElement).backgroundColor,
    )
  const first = await isDark()
  await tab.click('.theme-toggle')
  const second = await isDark()
  expect(second).not.toBe(first)
  await tab.goto(`${site.url}docs/`)
  expect(await isDark()).toBe(second)
  await tab.click('.theme-toggle')
  expect(await isDark()).toBe(first)
})

test.describe('in one engine', () => {
  test.beforeEach(({ engineName }) =>
    test.skip(
      engineName !== 'chromium',
      'Links, widths and what axe judges are of the document, which is the same in every engine.',
    ),
  )

  test('links between pages lead somewhere, fragments too', { tag: '@soak' }, async ({ tab }) => {
    test.slow()
    /** By an endpoint, in the worker. */
    const isAnswered = (path: string): Promise<boolean> =>
      tab.evaluate(async (url) => (await fetch(url)).ok, site.url + path)
    const missing: string[] = []
    const ids = new Map<string, readonly string[]>()
    const links: { readonly from: string; readonly path: string; readonly search: string; readonly id: string }[] = []
    for (const path of pages) {
      await tab.goto(site.url + path)
      const found = await tab.evaluate(() => ({
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
        links: [...document.querySelectorAll('a[href]')].map((link) => (link as HTMLAnchorElement).href),
      }))
      ids.set(path, found.ids)
      for (const link of found.links) {
        const url = new URL(link)
        if (url.origin !== new URL(site.url).origin) continue
        const base = new URL(site.url).pathname
        if (!url.pathname.startsWith(base)) missing.push(`${path} links to ${url.pathname}, outside of ${base}`)
        links.push({
          from: path,
          path: url.pathname.slice(base.length),
          search: url.search,
          id: decodeURIComponent(url.hash.slice(1)),
        })
      }
    }
    expect(links.length).toBeGreaterThan(500)
    for (const { from, path, search, id } of links) {
      if (path === 'no-such-page') continue
      const known = ids.get(path.replace(/(^|\/)index\.html$/, '$1'))
      // A fragment with a slash is a route of the page's own script.
      const isThere = known !== undefined || existsSync(join(site.folder, path)) || (await isAnswered(path + search))
      if (!isThere) missing.push(`${from} links to ${path}`)
      else if (id !== '' && !id.startsWith('/') && !known?.includes(id)) missing.push(`${from} links to ${path}#${id}`)
    }
    expect([...new Set(missing)]).toEqual([])
  })

  for (const { part, tag, pattern } of [
    { part: 'the landing page', tag: '@soak', pattern: /^$/ },
    { part: 'the examples and the 404 page', tag: '@soak', pattern: /^(?:404\.html|examples\/)$/ },
    { part: 'the guide', tag: '@soak', pattern: /^docs\/(?!api|browsers|errors)/ },
    { part: 'browsers and errors', tag: '@soak', pattern: /^docs\/(?:browsers|errors)/ },
    { part: 'the API', tag: '@soak', pattern: /^docs\/api/ },
  ]) {
    test(`axe finds nothing in ${part}, in light and in dark`, { tag }, async ({ tab, base }) => {
      test.skip(base !== '/', 'The same documents as at the root, but for their addresses.')
      test.setTimeout(300_000)
      const checked = pages.filter((path) => pattern.test(path))
      expect(checked).not.toEqual([])
      for (const path of checked) {
        await tab.goto(site.url + path)
        await expectNoViolations(tab)
      }
    })
  }

  test('no page is wider than a phone', { tag: '@soak' }, async ({ tab, base }) => {
    test.skip(base !== '/', 'The same documents as at the root, but for their addresses.')
    const page = tab as Page
    await page.setViewportSize({ width: 390, height: 844 })
    const wide: string[] = []
    for (const path of pages) {
      await tab.goto(site.url + path)
      if ((await tab.evaluate(() => document.documentElement.scrollWidth)) > 390) wide.push(path)
    }
    expect(wide).toEqual([])
  })

  test('no code block of the docs is cut off at 1280 pixels, and each can be copied', { tag: '@soak' }, async ({
    tab,
    base,
  }) => {
    test.skip(base !== '/', 'The same documents as at the root, but for their addresses.')
    const page = tab as Page
    await page.setViewportSize({ width: 1280, height: 800 })
    const wrong: string[] = []
    let blocks = 0
    for (const path of pages.filter((one) => one.startsWith('docs/'))) {
      await tab.goto(site.url + path)
      // The buttons come with the page's script, which waits for the worker on a first visit.
      await tab.waitForFunction(() => document.querySelector('figure.code:not(:has(.copy))') === null)
      const found = await tab.evaluate(() =>
        [...document.querySelectorAll('figure.code')].map((block) => {
          const code = block.querySelector('pre')
          const copy = block.querySelector('.copy')
          const isCut = code === null || code.scrollWidth > code.clientWidth
          return { isCut, canCopy: copy !== null && getComputedStyle(copy).opacity === '1' }
        }),
      )
      blocks += found.length
      if (found.some(({ isCut, canCopy }) => isCut || !canCopy)) wrong.push(path)
    }
    expect(blocks).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  test('the list of pages is scrolled to the open one', async ({ tab }) => {
    const page = tab as Page
    await page.setViewportSize({ width: 1280, height: 500 })
    await tab.goto(`${site.url}docs/licence.html`)
    await expect(page.locator('.docs-nav [aria-current]')).toBeInViewport()
  })

  test('the landing page accepts a pasted path, and has a preview image and an icon', async ({ tab, base }) => {
    await openHome(tab, site.url)
    await tab.fill('#path', '/api/hello/bob')
    expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('#path')?.value)).toBe('api/hello/bob')
    expect((await sendFrom(tab)).steps).toContain(`fetch('${base}api/hello/bob')`)
    const images = await tab.evaluate(async (url) => {
      const tag = document.querySelector<HTMLMetaElement>('meta[property="og:image"]')?.content ?? ''
      const files = [new URL(tag).pathname.split('/').pop() ?? '', 'favicon.ico']
      const firstBytes = async (file: string) => [
        ...new Uint8Array(await (await fetch(url + file)).arrayBuffer(), 0, 4),
      ]
      return Promise.all(files.map(firstBytes))
    }, site.url)
    // The first bytes of a PNG file and of an icon.
    expect(images).toEqual([
      [0x89, 0x50, 0x4e, 0x47],
      [0, 0, 1, 0],
    ])
  })

  test('no page outside the playground asks for the compiler', { tag: '@soak' }, async ({ tab }) => {
    const page = tab as Page
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(request.url()))
    for (const path of pages.filter((path) => !path.startsWith('playground/'))) await tab.goto(site.url + path)
    // The worker may keep the compiler's files for later; pages must not run them.
    expect(asked.filter((url) => /esbuild|\.wasm/.test(url))).toEqual([])
  })

  test('without scripts the pages are there, and the toggle is not', async ({ playwright, launchOptions, channel }) => {
    const browser = await playwright.chromium.launch({ ...launchOptions, ...(channel !== undefined && { channel }) })
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.url)
    expect(await page.locator('.site-nav a').count()).toBe(5)
    expect(await page.locator('.theme-toggle').isVisible()).toBe(false)
    await page.click('.site-nav a:has-text("Docs")')
    expect(await page.textContent('h1')).toBe('Getting started')
    await browser.close()
  })
})
