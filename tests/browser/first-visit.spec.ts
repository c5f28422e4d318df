import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, startHostProxy } from './host-proxy.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'
const strictPolicy = { 'content-security-policy': "default-src 'self'" }

let folder: TemporaryFolder
let site: Served
let host: HostProxy
let home: string

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  site = await preview(folder.path, base)
  host = await startHostProxy(site.url)
  home = host.origin + base
})

test.afterAll(async () => {
  await host.close()
  await site.close()
  await folder.remove()
})

test.beforeEach(() => {
  host.headers = {}
  host.takeRequests()
})

const started = (tab: Tab): Promise<unknown> => tab.waitForFunction(() => document.body?.dataset.first !== undefined)

const isControlled = (tab: Tab): Promise<unknown> =>
  tab.waitForFunction(() => navigator.serviceWorker.controller !== null)

/** Long enough for a page that would open its address again. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700))

const askedFor = (path: string): number => host.takeRequests().filter((line) => line.endsWith(path)).length

/** Names one load of a page. */
const loadOf = (tab: Tab): Promise<number> => tab.evaluate(() => performance.timeOrigin)

for (const { name, headers } of [
  { name: 'any policy', headers: {} },
  { name: 'a strict policy', headers: strictPolicy },
]) {
  const tag = name === 'any policy' ? [] : '@one-engine'
  test(`an endpoint’s address that is opened first is answered by the endpoint, under ${name}`, { tag }, async ({
    tab,
  }) => {
    host.headers = headers
    await tab.goto(`${home}api/calls.json?first`)
    await tab.waitForFunction(() => document.contentType === 'application/json')
    expect(await tab.url()).toBe(`${home}api/calls.json?first`)
    expect(askedFor('/api/calls.json?first')).toBe(1)
  })

  test(`the app’s first fetch of a first visit is answered by the endpoint, under ${name}`, { tag }, async ({
    tab,
  }) => {
    host.headers = headers
    await tab.goto(home)
    await started(tab)
    expect(await tab.evaluate(() => document.body?.dataset.first)).toBe('200')
  })
}

test('a fragment outlives the first visit of an endpoint’s address', async ({ tab }) => {
  await tab.goto(`${home}api/a.html#part`)
  await expect.poll(() => tab.textContent('body')).toBe('From an endpoint')
  expect(await tab.evaluate(() => location.hash)).toBe('#part')
})

test('later visits of an endpoint’s address reach only the endpoint, at once', async ({ tab, engine }) => {
  await tab.goto(`${home}api/a.html`)
  await expect.poll(() => tab.textContent('body')).toBe('From an endpoint')
  host.takeRequests()
  const other = await engine.newTab()
  for (const open of [() => other.goto(`${home}api/a.html`), () => other.reload()]) {
    await open()
    // Read without waiting: no other page came before.
    expect(await other.evaluate(() => document.body.textContent?.trim())).toBe('From an endpoint')
  }
  expect(host.takeRequests().filter((line) => line.includes('/api/'))).toEqual([])
})

test('an address without an endpoint stays on the 404 page, with one request', async ({ tab }) => {
  await tab.goto(`${home}nobody`)
  await isControlled(tab)
  await settle()
  expect(askedFor('/nobody')).toBe(1)
  expect(await tab.textContent('body')).toContain('404')
})

test('a 404 page that the worker answers with is not opened again', async ({ tab }) => {
  await tab.goto(home)
  await started(tab)
  await tab.goto(`${home}api/only-post`)
  const load = await loadOf(tab)
  expect(await tab.evaluate(() => document.querySelector('script') === null)).toBe(true)
  await settle()
  expect(await loadOf(tab)).toBe(load)
})

test('a page that was reloaded past the worker is under its control again, without another reload', async ({
  tab,
  engine,
}) => {
  skipFor(engine, 'no-hard-reload')
  await tab.goto(home)
  await started(tab)
  host.takeRequests()
  await engine.hardReload(tab)
  await tab.waitForFunction(() => Reflect.get(globalThis, 'wasControlled') === false)
  await started(tab)
  expect(await tab.evaluate(() => document.body?.dataset.first)).toBe('200')
  await settle()
  expect(host.takeRequests().filter((line) => `${host.origin}${line.slice(4)}` === home)).toHaveLength(1)
})

test('an endpoint’s address that was reloaded past the worker is answered by the endpoint, every time', async ({
  tab,
  engine,
}) => {
  skipFor(engine, 'no-hard-reload')
  await tab.goto(`${home}api/a.html`)
  await expect.poll(() => tab.textContent('body')).toBe('From an endpoint')
  for (let times = 0; times < 3; times += 1) {
    host.takeRequests()
    const load = await loadOf(tab)
    await engine.hardReload(tab)
    await tab.waitForFunction(
      (before) => performance.timeOrigin !== before && document.body?.textContent?.trim() === 'From an endpoint',
      load,
    )
    expect(askedFor('/api/a.html')).toBe(1)
  }
})

test('a new tab is under control from its first script on', async ({ tab, engine }) => {
  await tab.goto(home)
  await started(tab)
  const other = await engine.newTab()
  await other.goto(home)
  await started(other)
  expect(await other.evaluate(() => Reflect.get(globalThis, 'wasControlled'))).toBe(true)
})
