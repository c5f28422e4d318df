import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Live } from '../../sw/live.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, type OwnAnswer, startHostProxy } from './host-proxy.ts'
import { hello, install, openLive } from './live-page.ts'
import type { Site } from './serve-builds.ts'

// Where browsers say that there is no service worker: fallback. Here are the ways to get none all the same.

// Globals of the fixtures' pages, for the functions that run there.
declare const told: string[]
declare const client: Pick<typeof import('../../sw/client.ts'), 'checkForUpdate' | 'offlineReady' | 'upload'>
declare const mine: Live

let site: Site
let host: HostProxy
let home: string

test.beforeAll(async ({ serve, base }) => {
  site = await serve('tests/fixtures/fallback')
  host = await startHostProxy(site.url)
  home = host.origin + base
})

test.afterAll(() => host.close())

test.beforeEach(() => {
  host.own = () => undefined
  host.headers = {}
  host.takeRequests()
})

async function open(tab: Tab, query = ''): Promise<void> {
  await tab.goto(home + query)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
}

/** What the page’s console holds, except what Playwright says itself, and that the page waits. */
const said = async (tab: Tab): Promise<string[]> =>
  (await tab.evaluate(() => told)).filter((text) => !/blocked by Playwright|Waiting for the worker/.test(text))

const leaked = (): string[] => host.takeRequests().filter((line) => line.includes('/api/'))

/** The endpoints answer all that a page sends, nothing reaches the host, and one line says why it is so. */
async function expectFallback(tab: Tab, reason: RegExp): Promise<void> {
  expect(await tab.textContent('#first')).toBe('200 first')
  const seen = await tab.evaluate(async () => {
    await fetch('api/enter', { redirect: 'manual' })
    const posted = await fetch('api/echo/x', { method: 'POST', body: 'text' })
    const sent = await client.upload('api/echo/y', 'four')
    return {
      posted: (await posted.json()).length,
      sent: (await sent.json()).length,
      me: await (await fetch('api/me')).json(),
      host: posted.headers.get('server-timing') ?? '',
      update: await client.checkForUpdate(),
      offline: await client.offlineReady(),
    }
  })
  expect(seen).toMatchObject({ posted: 4, sent: 4, me: { session: 'secret', user: 'ada' }, update: false })
  expect(seen.offline ?? null).toBeNull()
  expect(await said(tab)).toEqual([expect.stringMatching(/^info: \[stowaway\] No service worker \(/)])
  expect((await said(tab))[0]).toMatch(reason)
  expect(leaked()).toEqual([])
}

test.describe('Playwright’s serviceWorkers: block', () => {
  test('the endpoints run in the page, and a reload keeps what they kept', async ({ engine, launched }) => {
    skipFor(engine, 'no-blocked-workers')
    const blocked = await launched.newEngine({ blocksWorkers: true })
    try {
      const tab = await blocked.newTab()
      await open(tab)
      await expectFallback(tab, /\(Error: The browser registered nothing\.\)/)
      await tab.reload()
      await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
      expect(await tab.evaluate(async () => (await fetch('api/me')).json())).toMatchObject({ user: 'ada' })
      await tab.goto(`${home}api/page`)
      await expect.poll(() => tab.textContent('body')).toContain('Shown')
    } finally {
      await blocked.close()
    }
  })

  test('code that was compiled in the page is refused by name', async ({ engine, launched, serve, base }) => {
    skipFor(engine, 'no-blocked-workers')
    const { url } = await serve('tests/fixtures/live')
    const blocked = await launched.newEngine({ blocksWorkers: true })
    try {
      const tab = await blocked.newTab()
      await openLive(tab, url)
      expect(await install(tab, hello(base, 'first'))).toMatch(/^LiveWorkerFailed: .*registered nothing/)
    } finally {
      await blocked.close()
    }
  })
})

test('register() gives nothing, never settles, or gives a registration without a worker: the endpoints run in the page', async ({
  tab,
}) => {
  for (const [query, reason] of [
    ['?nothing', /registered nothing/],
    ['?empty', /failed to install/],
    ['?never', /Not ready within 10 s/],
  ] as const) {
    await open(tab, query)
    await expectFallback(tab, reason)
  }
})

const own =
  (answer: OwnAnswer, isMeant: (incoming: IncomingMessage) => boolean = () => true) =>
  (incoming: IncomingMessage): OwnAnswer | undefined =>
    new URL(incoming.url ?? '', 'http://host').pathname.endsWith('/sw.js') && isMeant(incoming) ? answer : undefined

const wrongAnswers: readonly OwnAnswer[] = [
  { status: 404, type: 'text/plain', body: 'Not found' },
  { status: 500, type: 'text/plain', body: 'Error' },
  { status: 200, type: 'text/html', body: '<!doctype html><title>App</title>' },
]

test('a host answers requests for a worker’s script with 404, 500 or a page: the endpoints run in the page', async ({
  tab,
}) => {
  for (const answer of wrongAnswers) {
    host.own = own(answer, ({ headers }) => headers['service-worker'] === 'script')
    await open(tab)
    await expectFallback(tab, /\((?:Type|Security)Error/)
  }
})

/** The worker's script as it was built, with code ahead of it. */
async function spoil(code: string): Promise<void> {
  const body = code + (await readFile(join(site.folder, 'sw.js'), 'utf8'))
  host.own = own({ status: 200, type: 'text/javascript', body })
}

const failsToInstall = 'addEventListener("install", (event) => event.waitUntil(Promise.reject(new Error("broken"))));'

test('a worker that fails to install: the endpoints run in the page', async ({ tab }) => {
  await spoil(failsToInstall)
  await open(tab)
  await expectFallback(tab, /failed to install/)
})

test('a worker that never gets installed: the endpoints run in the page', async ({ tab }) => {
  await spoil('addEventListener("install", (event) => event.waitUntil(new Promise(() => {})));')
  await open(tab, '?quick')
  await expectFallback(tab, /Not ready within 10 s/)
})

test('a worker script is a 404, a 500 or a page, or throws: the app starts, and one line says what is wrong', async ({
  tab,
}) => {
  const expectNone = async (): Promise<void> => {
    await tab.goto(home)
    await tab.waitForFunction(() => Reflect.has(globalThis, 'client'))
    // The app itself stumbles over the page that the host has for an endpoint's address.
    const lines = (await said(tab)).filter((text) => text.includes('stowaway'))
    expect(lines).toEqual([expect.stringMatching(/^error: \[stowaway\] The worker could not start/)])
  }
  for (const answer of wrongAnswers) {
    host.own = own(answer)
    await expectNone()
  }
  await spoil('throw new Error("broken");')
  await expectNone()
})

test('an endpoint’s address that is opened first is answered where the worker fails to install', async ({ tab }) => {
  await spoil(failsToInstall)
  await tab.goto(`${home}api/page`)
  await expect.poll(() => tab.textContent('body')).toContain('Shown')
  expect(leaked().filter((line) => line.endsWith('/api/page'))).toHaveLength(1)
})

test('in a frame without an origin the app starts, and one line says that there are no endpoints', async ({ tab }) => {
  host.headers = { 'access-control-allow-origin': '*' }
  await open(tab)
  const seen = await tab.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        addEventListener('message', ({ data }) => data.started && resolve(data.started))
        const frame = document.createElement('iframe')
        frame.sandbox.add('allow-scripts')
        frame.src = location.href
        document.body.append(frame)
      }),
  )
  expect(seen).toEqual([expect.stringMatching(/^error: \[stowaway\] The worker could not start/)])
})

test('live: the error names what prevents the worker, and nothing is installed', async ({ tab, serve, base }) => {
  const { url } = await serve('tests/fixtures/live')
  await openLive(tab, url)
  const bundle = hello(base, 'first')
  for (const [how, reason] of [
    ['nothing', /^LiveWorkerFailed: .*registered nothing/],
    ['empty', /^LiveWorkerFailed: .*has no worker/],
    ['refused', /^LiveWorkerFailed: .*Denied/],
  ] as const) {
    await tab.evaluate((how) => {
      const empty = { active: null, waiting: null, installing: null }
      const denied = (): Promise<never> => Promise.reject(new DOMException('Denied.', 'SecurityError'))
      const register = { nothing: async () => undefined, empty: async () => empty, refused: denied }[how]
      Object.assign(navigator.serviceWorker, { register, getRegistration: denied })
    }, how)
    expect(await install(tab, bundle)).toMatch(reason)
  }
  expect((await tab.evaluate(() => mine.current())) ?? null).toBeNull()
})
