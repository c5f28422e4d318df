import type { Page } from '@playwright/test'
import { listFiles } from '../../compiler/node/list-files.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { answeredBytes, builtBytes } from './file-bytes.ts'
import { buildInto, stowaway, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { startStaticHost } from './static-host.ts'

const project = 'site'
let folder: TemporaryFolder

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
})
test.afterAll(() => folder.remove())

type Opened = Pick<Tab, 'goto' | 'textContent' | 'evaluate' | 'click'>

async function openAndKeep(tab: Opened, url: string): Promise<void> {
  await tab.goto(`${url}examples/`)
  await expect.poll(() => tab.textContent('#offline'), { timeout: 15_000 }).toMatch(/^Packed/)
}

/** Every page, every file byte for byte, and every endpoint of the demo. */
async function expectAllOffline(tab: Opened, url: string): Promise<void> {
  // Workers' own scripts, those of pages without a worker, the playground's compiler and formatter, and the link preview
  // are not kept.
  const files = (await listFiles(folder.path)).filter(
    (file) =>
      !/^(?:(?:sw|live|stowaway-fallback(?:-worker)?)\.js|assets\/(?:esbuild-.*\.wasm|prettier-.*\.js)|card\.png)$/.test(
        file,
      ),
  )
  const pages = files.filter((file) => file.endsWith('.html'))
  for (const path of ['', ...pages, 'no-such-page']) {
    await tab.goto(url + path)
    const is404 = path === '404.html' || path === 'no-such-page'
    expect((await tab.textContent('h1'))?.startsWith('404'), path).toBe(is404)
  }
  await tab.goto(`${url}examples/`)
  await expect.poll(() => tab.textContent('#server')).toMatch(/^Gone/)
  expect(await answeredBytes(tab, url, files)).toEqual(await builtBytes(folder.path, files))
  await noteRoutes(tab)
  await tab.click('#ask-all')
  await expect.poll(() => tab.textContent('#summary'), { timeout: 30_000 }).toMatch(/^(\d+) of \1 requests answered/)
  const answered = await tab.evaluate(() => [...(window as unknown as { routes: Set<string> }).routes])
  const redirect = await tab.evaluate(async () => (await fetch('../links/shop', { redirect: 'manual' })).type)
  expect(redirect).toBe('opaqueredirect')
  expect(answered.sort()).toEqual((await routesOnRequest()).sort())
}

/** Which endpoint answered, as `Server-Timing` tells. */
const noteRoutes = (tab: Opened): Promise<void> =>
  tab.evaluate(() => {
    const routes = new Set<string>()
    const { fetch } = window
    window.fetch = async (...args) => {
      const response = await fetch(...args)
      const route = /stowaway;desc="([^"]*)"/.exec(response.headers.get('server-timing') ?? '')?.[1]
      if (route !== undefined) routes.add(route)
      return response
    }
    Object.assign(window, { routes })
  })

/** Endpoints of other pages, which have tests of their own. */
const elsewhere = /^\/(?:gallery|api\/hello)\//

async function routesOnRequest(): Promise<string[]> {
  const { output } = await stowaway(['routes', '--root', project, '--json'])
  const routes: { id: string; prerender: boolean }[] = JSON.parse(output)
  return routes.filter(({ id, prerender }) => !prerender && !elsewhere.test(id)).map(({ id }) => id)
}

test.beforeEach(() => test.slow())

test('the demo, closed and opened again without its server, answers everything', { tag: '@soak' }, async ({
  engine,
  tab,
  base,
}) => {
  const host = await startStaticHost(folder.path, base)
  try {
    await openAndKeep(tab, host.url)
    const next = await engine.newTab()
    await tab.close()
    await host.stop()
    await expectAllOffline(next, host.url)
  } finally {
    await host.stop()
  }
})

test('the same after a restart of the browser', { tag: '@soak' }, async ({
  engine,
  playwright,
  launchOptions,
  channel,
  base,
}) => {
  skipFor(engine, 'no-kept-profile')
  const { name } = engine
  if (name === 'webkit') return
  const host = await startStaticHost(folder.path, base)
  const profile = await temporaryFolder()
  const launch = () =>
    playwright[name].launchPersistentContext(profile.path, {
      ...launchOptions,
      ...(channel !== undefined && { channel }),
    })
  try {
    let context = await launch()
    await openAndKeep(await context.newPage(), host.url)
    await context.close()
    await host.stop()
    context = await launch()
    await expectAllOffline(await context.newPage(), host.url)
    await context.close()
  } finally {
    await host.stop()
    await profile.remove()
  }
})

test('the demo can be installed as an app', { tag: '@soak' }, async ({ engine, tab, base }) => {
  skipFor(engine, 'no-install-check')
  const host = await startStaticHost(folder.path, base)
  try {
    await openAndKeep(tab, host.url)
    // In Chromium a tab is a page.
    const page = tab as Page
    const session = await page.context().newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    const { errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Stowaway', start_url: '.' })
    // The browser of a test has a private window.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
  } finally {
    await host.stop()
  }
})
