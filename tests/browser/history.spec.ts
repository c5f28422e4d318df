import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import {
  buildInto,
  projectFolder,
  serveDev,
  serveNode,
  type TemporaryFolder,
  temporaryFolder,
} from './serve-project.ts'
import { type StaticHost, startStaticHost } from './static-host.ts'

const project = 'tests/fixtures/history'

/** What the fixture's page puts into its window. */
declare const window: Window & Pick<typeof import('../../sw/client.ts'), 'offlineReady'>

/** Navigations of a single-page app that match neither a file nor an endpoint. */
const deepLinks = ['products/5', 'products/5/', 'a.b/c.json', 'api/hi/more?q=1', 'caf%C3%A9']

const pathOf = (url: string): string => new URL(url).pathname
const textOf = async (tab: Tab): Promise<string> => (await tab.textContent('body'))?.trim() ?? ''
const statusOf = (tab: Tab): Promise<number> =>
  tab.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return entry?.responseStatus ?? 0
  })
const isControlled = (tab: Tab): Promise<unknown> =>
  tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
const expectApp = (tab: Tab, url: string): Promise<void> =>
  expect.poll(() => textOf(tab)).toBe(`The app at ${pathOf(url)}: hi`)

for (const [name, flags] of [
  ['without offline use', []],
  ['with offline use', ['--offline']],
] as const) {
  test.describe(name, { tag: name === 'with offline use' ? [] : '@one-engine' }, () => {
    let folder: TemporaryFolder
    let host: StaticHost

    test.beforeAll(async ({ base }) => {
      folder = await temporaryFolder()
      await buildInto(folder.path, project, '--base', base, ...flags)
      host = await startStaticHost(folder.path, base)
    })
    test.afterAll(async () => {
      await host.stop()
      await folder.remove()
    })

    test('a deep link opens the app on a first visit, from a static host', async ({ engine }) => {
      for (const link of deepLinks.slice(0, 2)) {
        const tab = await engine.newTab()
        await tab.goto(host.url + link)
        await expectApp(tab, host.url + link)
      }
    })

    test('under the worker, deep links are answered with the app’s page and status 200', async ({ tab, engine }) => {
      await tab.goto(host.url)
      await expectApp(tab, host.url)
      for (const link of deepLinks) {
        await tab.goto(host.url + link)
        await expectApp(tab, host.url + link)
        if (engine.name === 'chromium') expect(await statusOf(tab)).toBe(200)
      }
    })

    test('an endpoint’s address that is opened first gets the endpoint, and the app never starts', async ({ tab }) => {
      await tab.goto(`${host.url}api/hi`)
      await expect.poll(() => textOf(tab)).toBe('hi')
      expect(await tab.evaluate(() => localStorage.getItem('starts'))).toBeNull()
    })

    test('a fetch still gets a 404', async ({ tab }) => {
      await tab.goto(host.url)
      await expectApp(tab, host.url)
      expect(await tab.evaluate(async (url) => (await fetch(url)).status, `${host.url}api/typo`)).toBe(404)
    })
  })
}

test('without network, a deep link opens the kept app', async ({ tab, base }) => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base, '--offline')
  const host = await startStaticHost(folder.path, base)
  await tab.goto(host.url)
  await isControlled(tab)
  await expectApp(tab, host.url)
  await tab.evaluate(async () => {
    await window.offlineReady()
  })
  await host.stop()
  for (const link of deepLinks.slice(0, 3)) {
    await tab.goto(host.url + link)
    await expectApp(tab, host.url + link)
  }
  await folder.remove()
})

test('with several pages (appType mpa), an unknown address stays on the 404 page', { tag: '@one-engine' }, async ({
  tab,
  base,
}) => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base, '--config', `${projectFolder(project)}/mpa.config.ts`)
  const host = await startStaticHost(folder.path, base)
  await tab.goto(`${host.url}products/5`)
  await isControlled(tab)
  expect(await textOf(tab)).toContain('404')
  await tab.reload()
  expect(await textOf(tab)).toContain('404')
  await host.stop()
  await folder.remove()
})

test('in development, first and under the worker, deep links and addresses of components open the app', async ({
  tab,
  base,
}) => {
  const folder = await temporaryFolder()
  await cp(projectFolder(project), folder.path, { recursive: true, filter: (path) => !path.includes('node_modules') })
  const component = join(folder.path, 'src/pages/settings.ts')
  await writeFile(component, "export const Settings = () => document.querySelector('#settings')\n")
  const dev = await serveDev(folder.path, '--base', base)
  for (const link of ['settings', 'products/5', 'a.b/c.json', 'settings', 'products/6']) {
    await tab.goto(dev.url + link)
    await expectApp(tab, dev.url + link)
  }
  for (const typo of ['api/typo', 'settings']) {
    expect(await tab.evaluate(async (url) => (await fetch(url)).status, dev.url + typo), typo).toBe(404)
  }
  await dev.close()
  await folder.remove()
})

test('a Node server answers deep links with the app’s page, and typos of a fetch with 404', {
  tag: '@one-engine',
}, async ({ tab, base }) => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base, '--target', 'node')
  const server = await serveNode(folder.path, {})
  const home = new URL(base, server.url).href
  for (const link of deepLinks) {
    await tab.goto(home + link)
    await expectApp(tab, home + link)
  }
  expect(await tab.evaluate(async (url) => (await fetch(url)).status, `${home}api/typo`)).toBe(404)
  await server.close()
  await folder.remove()
})
