import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { apiOf, test as apiTest, ControlFailed, expect } from '../../sw/testing-playwright.ts'
import { serveFolder } from './serve-folder.ts'
import { buildInto, preview, projectFolder, serveDev, temporaryFolder } from './serve-project.ts'

// WebKitGTK is not driven by Playwright here, so these tests are for Chromium and Firefox.

interface Sites {
  /** On a host that only knows files. */
  readonly built: string
  readonly preview: string
  readonly plain: string
  readonly dev: string
}

const test = apiTest.extend<{ site: keyof Sites }, { sites: Sites }>({
  site: ['built', { option: true }],
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names.
    async ({}, use) => {
      const output = await temporaryFolder()
      await buildInto(join(output.path, 'repo'), 'tests/fixtures/toolkit', '--base', '/repo/')
      await buildInto(join(output.path, 'plain'), 'tests/fixtures/storage', '--base', '/plain/')
      const host = await serveFolder(output.path)
      const previewed = await preview(join(output.path, 'repo'), '/repo/')
      const dev = await serveDev(projectFolder('tests/fixtures/toolkit'))
      await use({
        built: new URL('repo/', host.url).href,
        preview: previewed.url,
        plain: new URL('plain/', host.url).href,
        dev: dev.url,
      })
      await dev.close()
      await previewed.close()
      await host.close()
      await output.remove()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site, sites }, use) => use(sites[site]),
})

const textOf = (error: unknown): string => stripVTControlCharacters(String(error))

/** Runs in the page. */
async function post(body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch('api/items', { method: 'POST', headers, body: JSON.stringify(body) })
}

test.skip(() => test.info().project.name.startsWith('webkit'), 'Playwright does not drive WebKitGTK.')

for (const site of ['built', 'preview', 'dev'] as const) {
  test.describe(`of a site (${site})`, { tag: site === 'preview' ? '@one-engine' : [] }, () => {
    test.use({ site })

    test('is overridden before its first page, and tells what it received', async ({ api, page }) => {
      await api.override('GET /api/items/[id]', { answer: { json: { name: 'fixed' } } })
      await page.goto('./')
      const name = await page.evaluate(async () => (await (await fetch('api/items/1')).json()).name)
      expect(name).toBe('fixed')
      await expect(api).toHaveReceived('GET', '/api/items/1', { status: 200, times: 1 })
      await expect(api).toHaveReceived('GET', '/api/items/[id]')
      await expect(api).not.toHaveReceived('POST', '*')
    })

    test('shares nothing with other tests', async ({ api, page }) => {
      expect(await api.overrides()).toEqual([])
      expect(await api.requests()).toEqual([])
      await page.goto('./')
      expect(await page.evaluate(async () => (await fetch('api/items/10001')).status)).toBe(404)
      await page.evaluate(post, { name: 'Rope', price: 5, kind: 'x' })
      await expect(api).toHaveReceived('POST', '/api/items', { json: { name: 'Rope' }, status: 201 })
    })

    test('fails and waits on demand', async ({ api, page }) => {
      await page.goto('./')
      await api.fail('/api/items/*', { status: 503, times: 1 })
      await api.delay('/api/late', 100)
      const statuses = await page.evaluate(async () => [
        (await fetch('api/items/1')).status,
        (await fetch('api/items/1')).status,
      ])
      expect(statuses).toEqual([503, 200])
      await api.reset('data')
      expect((await api.routes()).map(({ id }) => id)).toContain('/api/items/[id]')
    })
  })
}

test('says what was received in place of what was expected', async ({ api, page }) => {
  // The functions below are not the app's, which would wait for the worker.
  await api.ready()
  await page.goto('./')
  await page.evaluate(post, { name: 'Rope', price: 5, kind: 'x' })
  const long = 'x'.repeat(20_000)
  await page.evaluate(post, { name: long, price: 6, kind: 'x' })
  await expect(api).toHaveReceived('*', '/api/*', { times: 2 })
  await expect(api).toHaveReceived('POST', '/api/items', { json: { name: long, price: expect.any(Number) }, times: 1 })
  await expect(api).toHaveReceived('POST', '/api/items', { headers: { 'Content-Type': 'application/json' }, times: 2 })
  await expect(api).not.toHaveReceived('POST', '/api/items', { json: { name: 'Rope', price: '5' } })
  await expect(api).not.toHaveReceived('POST', '/api/items?page=2')

  await page.evaluate(post, { name: 'Last', price: 7, kind: 'x' })
  await expect(api).toHaveReceived('POST', '/api/items', { times: 3 })
  const wanted = { json: { name: 'Other', kind: 'x' }, status: 201, timeout: 100 }
  const wrong = await expect(api).toHaveReceived('POST', '/api/items', wanted).catch(textOf)
  expect(wrong).toContain('Expected: POST /api/items with JSON {"name":"Other","kind":"x"}, status 201, at least once')
  expect(wrong).toContain('Received: 0 of 3 requests')
  expect(wrong).toMatch(/- {3}"name": "Other",\n\+ {3}"name": "Last",/)
  expect(wrong).toContain('\n  POST /repo/api/items {"name":"Rope","price":5,"kind":"x"} → 201\n')

  const unwanted = await expect(api).not.toHaveReceived('POST', '/api/*', { timeout: 100 }).catch(textOf)
  expect(unwanted).toContain('Expected: not POST /api/*')
})

test('two people in one test each have endpoints of their own', async ({ api, page, browser, site, sites }) => {
  const baseURL = sites[site]
  const context = await browser.newContext({ baseURL })
  try {
    const other = apiOf(context, { baseURL })
    await Promise.all([api.override('/api/items/1', { answer: { text: 'mine' } }), other.ready()])
    const otherPage = await context.newPage()
    await Promise.all([page.goto('./'), otherPage.goto('./')])
    expect(await page.evaluate(async () => (await fetch('api/items/1')).text())).toBe('mine')
    expect(await otherPage.evaluate(async () => (await (await fetch('api/items/1')).json()).name)).toBe('Item 0')
    await expect(other).toHaveReceived('GET', '/api/items/1', { times: 1 })
    const snapshot = await api.snapshot()
    await page.evaluate(post, { name: 'Rope', price: 5, kind: 'x' })
    await api.restore(snapshot)
    expect(await page.evaluate(async () => (await fetch('api/items/10001')).status)).toBe(404)
  } finally {
    await context.close()
  }
})

test('works after the test has closed all pages', async ({ api, context, page }) => {
  await api.override('/api/items/1', { answer: { text: 'fixed' } })
  await page.goto('./')
  for (const one of context.pages()) await one.close()
  expect(await api.overrides()).toHaveLength(1)
  const next = await context.newPage()
  await next.goto('./')
  expect(await next.evaluate(async () => (await fetch('api/items/1')).text())).toBe('fixed')
})

test.describe('clear errors', { tag: '@one-engine' }, () => {
  test.describe('of a build without control', () => {
    test.use({ site: 'plain' })

    test('say how to switch it on', async ({ api }) => {
      const error = await api.ready().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(ControlFailed)
      expect(String(error)).toContain('control: true')
    })
  })

  test.describe('of an address where nobody listens', () => {
    test.use({ baseURL: 'http://127.0.0.1:9/' })

    test('say how to start the site', async ({ api }) => {
      await expect(api.ready()).rejects.toThrow('http://127.0.0.1:9/__stowaway/ cannot be opened')
    })
  })

  test.describe('of an address without the base', () => {
    test.use({ baseURL: async ({ sites }, use) => use(new URL('/', sites.built).href) })

    test('say what baseURL is', async ({ api }) => {
      await expect(api.ready()).rejects.toThrow('With a base, "use.baseURL" ends with it')
    })
  })

  test.describe('of no address', () => {
    test.use({ baseURL: undefined })

    test('say where to set it', async ({ api }) => {
      await expect(api.ready()).rejects.toThrow('Set "use.baseURL"')
    })
  })

  test.describe('of blocked workers', () => {
    test.use({ serviceWorkers: 'block' })

    test('say what to set', async ({ api }) => {
      await expect(api.override('/api/items/1', {})).rejects.toThrow('set it to "allow"')
    })
  })

  test('of an endpoint that is not there name the nearest', async ({ api }) => {
    await expect(api.override('/api/item/1', { delay: 1 })).rejects.toThrow('/api/items/[id]')
  })
})
