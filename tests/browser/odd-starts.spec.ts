import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, startHostProxy } from './host-proxy.ts'

// The conditions under which a page finds no worker at once. Each ends in endpoints or in a clear message.

// A global of the fixture's page.
declare const told: string[]

let host: HostProxy
let home: string

test.beforeAll(async ({ serve, base }) => {
  const site = await serve('tests/fixtures/fallback')
  host = await startHostProxy(site.url)
  home = host.origin + base
})
test.afterAll(() => host.close())
test.beforeEach(() => {
  host.own = () => undefined
  host.headers = {}
  host.takeRequests()
})

const first = (tab: Tab): Promise<string | null> => tab.textContent('#first')
const isReady = (tab: Tab): Promise<unknown> => tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
const said = (tab: Tab): Promise<string> => tab.evaluate(() => told.join('\n'))
async function open(tab: Tab, url = home): Promise<void> {
  await tab.goto(url)
  await isReady(tab)
  expect(await first(tab)).toBe('200 first')
}

test.describe('a slow line', () => {
  for (const [name, path] of [
    ['the worker’s script', /\/sw\.js$/],
    ['every script of the package', /\/(sw|stowaway-[\w-]*)\.js$/],
  ] as const) {
    const tag = name.startsWith('every') ? '@soak' : []
    test(`${name} takes longer than the worker’s time: the page shows that it waits, and then has its endpoints`, {
      tag,
    }, async ({ tab }) => {
      const release = host.hold(path)
      await tab.goto(home)
      await tab.waitForFunction(() =>
        document.querySelector('body > output:last-child')?.textContent?.includes('still loading'),
      )
      expect(await said(tab)).toContain('Waiting for the worker')
      await new Promise((resolve) => setTimeout(resolve, 9_000))
      expect(await tab.evaluate(() => document.body.dataset.ready ?? 'not yet')).toBe('not yet')
      release()
      await isReady(tab)
      expect(await first(tab)).toBe('200 first')
      expect(await tab.evaluate(() => document.querySelectorAll('output').length)).toBe(1)
      expect(host.takeRequests().filter((line) => line.includes('/api/'))).toEqual([])
    })
  }
})

test('a file of the gate that never arrives: the app starts after 10 seconds', {
  tag: ['@soak', '@one-engine'],
}, async ({ tab }) => {
  const release = host.hold(/\/first-load-[\w-]+\.js$/)
  await tab.goto(home)
  await tab.waitForFunction(() => told.some((text) => text.includes('The worker could not start')))
  await isReady(tab)
  release()
})

for (const [what, username, password] of [
  ['a user name and a password', 'user', 'secret'],
  ['only a user name', 'user', ''],
  ['only a password, with escapes', '', 'ü/@'],
] as const)
  test(`at an address with ${what}, endpoints answer at once`, {
    tag: what.includes('only') ? '@one-engine' : [],
  }, async ({ tab, base }) => {
    const url = new URL(home)
    Object.assign(url, { username, password })
    await tab.goto(url.href)
    const ask = (path: string): Promise<string> =>
      tab.evaluate(async (asked) => {
        const response = await fetch(new URL(asked, location.origin))
        return `${response.status} ${told.join()}`
      }, path)
    // In Firefox and WebKit no worker ever controls such a page, and it does not see its own password: the fallback answers.
    await expect.poll(() => ask(`${base}api/echo/x`), { timeout: 8_000 }).toMatch(/^200/)
  })

test.describe('require-trusted-types-for', () => {
  const policy = "require-trusted-types-for 'script'"

  test('the worker is registered', async ({ tab }) => {
    host.headers = { 'content-security-policy': policy }
    await open(tab)
    await tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
    expect(await said(tab)).not.toContain('error')
  })

  test('the fallback runs the endpoints', async ({ tab }) => {
    host.headers = { 'content-security-policy': policy }
    await open(tab, `${home}?refused`)
    expect(await said(tab)).toContain('No service worker')
  })

  test('our policy’s name is enough', { tag: '@one-engine' }, async ({ tab }) => {
    host.headers = { 'content-security-policy': `${policy}; trusted-types stowaway` }
    await open(tab)
    await open(tab, `${home}?refused`)
  })

  test('a list without our policy is named, and what to add', { tag: '@one-engine' }, async ({ tab }) => {
    host.headers = { 'content-security-policy': `${policy}; trusted-types other` }
    await tab.goto(home)
    await tab.waitForFunction(() => told.some((text) => text.includes('The worker could not start')))
    expect(await said(tab)).toContain('Add: trusted-types stowaway')
  })
})

test('a policy that allows no workers at all: one line says why', async ({ tab }) => {
  host.headers = { 'content-security-policy': "worker-src 'none'" }
  await tab.goto(home)
  await tab.waitForFunction(() => told.some((text) => text.includes('The worker could not start')))
})

test('a host with COEP and COOP: an endpoint that sends the header is shown in a frame', async ({ tab }) => {
  host.headers = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' }
  await open(tab)
  const shown = await tab.evaluate(async (src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener('load', resolve))
    return frame.contentDocument?.body.textContent ?? 'blocked'
  }, `${home}api/isolated`)
  expect(shown).toContain('isolated')
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true)
})

test('DevTools’ "Bypass for network": the endpoints run in the page, and the reason is named', async ({
  tab,
  engine,
}) => {
  skipFor(engine, 'no-worker-stop')
  await open(tab)
  // Playwright's page, which Chromium's tabs are.
  const page = tab as import('@playwright/test').Page
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.setBypassServiceWorker', { bypass: true })
  await open(tab)
  expect(await said(tab)).toContain('Bypass for network')
  expect(await said(tab)).toContain('the endpoints run in this page')
  expect(host.takeRequests().filter((line) => line.includes('/api/'))).toEqual([])
})
