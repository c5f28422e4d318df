import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type Host, startHost } from './numbered-site.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

interface AnyPathPage extends Omit<Window, 'app'> {
  app: {
    checkForUpdate(): Promise<boolean>
    offlineReady(): Promise<{ files: number; missing: string[] } | undefined>
    facts(): Promise<Record<string, unknown>>
  }
}
declare const window: AnyPathPage

/** Built once, with `base: './'` in its configuration: no test names the path that it serves the folder at. */
const project = 'tests/fixtures/relative'
let first: TemporaryFolder
let second: TemporaryFolder
let host: Host

test.beforeAll(async () => {
  first = await temporaryFolder()
  second = await temporaryFolder()
  await buildInto(first.path, project)
  await buildInto(second.path, project, '--mode', 'second')
})
test.afterAll(async () => {
  await first.remove()
  await second.remove()
})

async function serveAt(path: string): Promise<void> {
  host = await startHost(path)
  await host.deploy(first.path)
}
test.afterEach(() => host.close())

async function open(tab: Tab, page = ''): Promise<unknown> {
  await tab.goto(host.url + page)
  await tab.waitForFunction(() => document.body?.dataset.first !== undefined)
  return tab.evaluate(() => JSON.parse(document.body.dataset.first ?? ''))
}

const ask = (tab: Tab, path: string): Promise<{ url: string; body: unknown }> =>
  tab.evaluate(async (url) => {
    const response = await fetch(url)
    return { url: response.url, body: await response.json() }
  }, host.url + path)

/** What an endpoint of a site at `path` sees. */
const seenAt = (path: string, mode = 'production') => ({
  id: 'a é',
  path: `${path}api/items/a%20%C3%A9.json`,
  base: path,
  ofEnvironment: true,
  mode,
  inner: { path: `${path}api/me.json`, name: '' },
  files: [`${path}dot.svg`, expect.stringMatching(/^\/.*assets\/picture-[\w-]+\.svg$/)],
})

/** What a page's scripts, their parts and workers know. */
async function expectPlace(tab: Tab, path: string): Promise<void> {
  const { ofEnvironment, ...facts } = await tab.evaluate(() => window.app.facts())
  expect(facts).toMatchObject({
    base: path,
    lazy: path,
    ofWorker: path,
    url: `${path}api/me.json`,
    first: { url: `${host.url}api/items/a%20%C3%A9.json?q=1`, status: 200 },
    stored: expect.any(Number),
  })
  expect(ofEnvironment).toMatchObject({ BASE_URL: path })
  await tab.waitForFunction(() => document.documentElement.dataset.printed === 'yes')
  expect(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(1, 2, 3)')
}

for (const path of ['/', '/repo/', '/a/b/c/', '/my demo (1)+é/']) {
  const encoded = encodeURI(path)
  const isMain = path === '/a/b/c/'
  // A path with spaces and other letters is the hardest.
  const tag = isMain ? [] : path.includes(' ') ? '@one-engine' : '@soak'
  const more = isMain ? '@one-engine' : '@soak'
  test.describe(`the same folder at ${path}`, { tag }, () => {
    test.beforeEach(() => serveAt(encoded))

    test('pages, endpoints, redirects, cookies, an update and offline', async ({ tab }) => {
      expect(await open(tab)).toEqual(seenAt(encoded))
      await expectPlace(tab, encoded)
      const scope = await tab.evaluate(async () => (await navigator.serviceWorker.ready).scope)
      expect(scope).toBe(host.url)

      expect(await open(tab, 'sub/page.html')).toEqual(seenAt(encoded))
      await expectPlace(tab, encoded)
      expect(await tab.evaluate(() => document.querySelector('img')?.naturalWidth)).toBeGreaterThan(0)

      expect(await ask(tab, 'old/7')).toMatchObject({ url: `${host.url}api/items/7.json`, body: { id: '7' } })
      const files = await tab.evaluate(async () => {
        const { files }: { files: string[] } = JSON.parse(document.body.dataset.first ?? '')
        return Promise.all(files.map(async (url) => (await fetch(url)).headers.get('content-type')))
      })
      expect(files).toEqual(['image/svg+xml', 'image/svg+xml'])
      expect(await ask(tab, 'note.json')).toMatchObject({ body: { note: 'written' } })
      expect(await ask(tab, 'api/login')).toEqual({
        url: `${host.url}api/me.json`,
        body: { path: `${encoded}api/me.json`, name: 'Ada' },
      })
      expect(await tab.evaluate(() => document.cookie)).toBe('name=Ada')
      await tab.goto(`${host.url}sub/moved.html`)
      await expect.poll(() => tab.url()).toBe(`${host.url}sub/page.html`)

      await host.deploy(second.path)
      await open(tab)
      await tab.evaluate(() => window.app.checkForUpdate().catch(() => false))
      await expect.poll(async () => (await ask(tab, 'api/items/1.json')).body).toMatchObject({ mode: 'second' })
      await open(tab)
      expect(await tab.evaluate(() => window.app.offlineReady())).toMatchObject({ missing: [] })
      expect(host.takeRequests().filter((asked) => asked.includes('/api/'))).toEqual([])

      await host.close()
      for (const page of ['', 'sub/page.html', 'notes/7/edit']) {
        expect(await open(tab, page), page).toMatchObject({ id: 'a é', mode: 'second', inner: { name: 'Ada' } })
        await expectPlace(tab, encoded)
      }
    })

    test('an endpoint’s address, and one of the app, that are opened first', { tag: isMain ? [] : '@soak' }, async ({
      tab,
      engine,
    }) => {
      await tab.goto(`${host.url}api/items/1.json`)
      await tab.waitForFunction(() => document.contentType === 'application/json')
      expect(await tab.textContent('body')).toContain('"id":"1"')
      const other = await engine.newTab()
      await other.goto(`${host.url}old/2`)
      await expect.poll(() => other.url()).toBe(`${host.url}api/items/2.json`)
      expect(await open(other, 'notes/7/edit')).toEqual(seenAt(encoded))
      await expectPlace(other, encoded)
    })

    test('a deep address of the app, opened first', { tag: more }, async ({ tab }) => {
      expect(await open(tab, 'notes/7/edit/')).toEqual(seenAt(encoded))
      await expectPlace(tab, encoded)
    })

    test('the page without a worker', { tag: more }, async ({ tab }) => {
      expect(await open(tab, '?refused')).toEqual(seenAt(encoded))
      await expectPlace(tab, encoded)
      expect(await ask(tab, 'api/login')).toMatchObject({ url: `${host.url}api/me.json`, body: { name: 'Ada' } })
      expect(await tab.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    })
  })
}
