import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { fileType } from '../../sw/host/file-headers.ts'
import { buildCopy, copiedProject } from './copied-project.ts'
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

/** Opens the app in `stowaway preview`, and waits until it is kept for use without a network. */
async function openKeptApp(tab: Tab, base: string) {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base, '--offline')
  const host = await startStaticHost(folder.path, base)
  await tab.goto(host.url)
  await isControlled(tab)
  await expectApp(tab, host.url)
  await tab.evaluate(async () => {
    await window.offlineReady()
  })
  return { folder, host }
}

test('without network, a deep link opens the kept app', async ({ tab, base }) => {
  const { folder, host } = await openKeptApp(tab, base)
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
  const component = "export const Settings = () => document.querySelector('#settings')\n"
  const folder = await copiedProject(project, { 'src/pages/settings.ts': component })
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

/** As Cloudflare Pages without a 404 page: what is not a file is answered with the app's page and status 200. */
async function startAppHost(folder: string, base: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  const file = (path: string) => readFile(join(folder, path)).then((body) => ({ path, body }))
  const server: Server = createServer(async (incoming, outgoing) => {
    const path = decodeURIComponent(new URL(incoming.url ?? '/', 'http://localhost').pathname).slice(base.length)
    const { path: found, body } = await file(path).catch(() => file('index.html'))
    outgoing.writeHead(200, { 'content-type': fileType(found) }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo
  const stop = (): Promise<unknown> =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}${base}`, stop }
}

test('a host that answers every unknown path with the app: the worker starts, endpoints answer, and deep links work', {
  tag: '@one-engine',
}, async ({ engine, base }) => {
  const source = await copiedProject(project, { 'wrangler.toml': 'pages_build_output_dir = "dist"\n' })
  const folder = await buildCopy(source, '--base', base, '--offline')
  const inPreview = () => startPreview({ folder, base: base.slice(0, -1), port: 0, host: '127.0.0.1', servesApp: true })
  const previewHost = async () => {
    const { url, close } = await inPreview()
    return { url, stop: close }
  }
  for (const start of [() => startAppHost(folder, base), previewHost]) {
    const host = await start()
    const tab = await engine.newTab()
    await tab.goto(`${host.url}products/5`)
    await expectApp(tab, `${host.url}products/5`)
    if (engine.name === 'chromium') expect(await statusOf(tab)).toBe(200)
    await isControlled(tab)
    expect(await tab.evaluate(async (url) => (await fetch(url)).text(), `${host.url}api/hi`)).toBe('hi')
    await tab.evaluate(async () => {
      await window.offlineReady()
    })
    for (const stop of [() => undefined, host.stop]) {
      await stop()
      for (const link of ['products/6', '', 'products/7/']) {
        await tab.goto(host.url + link)
        await expectApp(tab, host.url + link)
      }
    }
  }
  await source.remove()
})

test('in stowaway preview, a deep link opens the app with status 200 and a fetch of an unknown path is a 404, also offline', {
  tag: '@one-engine',
}, async ({ tab, engine, base }) => {
  const { folder, host } = await openKeptApp(tab, base)
  const status = () => tab.evaluate((url) => fetch(url).then(({ status }) => status, String), `${host.url}api/unknown`)
  for (const stop of [undefined, host.stop]) {
    await stop?.()
    await tab.goto(`${host.url}products/5`)
    await expectApp(tab, `${host.url}products/5`)
    if (engine.name === 'chromium') expect(await statusOf(tab)).toBe(200)
    expect(await status()).toEqual(stop === undefined ? 404 : expect.stringContaining('TypeError'))
  }
  await folder.remove()
})

test('a built app whose src/pages holds components: on a second visit, the app answers at their paths, and endpoints beside them', {
  tag: '@one-engine',
}, async ({ tab, engine, base }) => {
  const source = await copiedProject(project, {
    'src/pages/settings/index.ts': "export { Panel } from './panel.ts'",
    'src/pages/settings/panel.ts': "export const Panel = () => document.querySelector('#panel')",
    'src/pages/hooks/use-theme.ts': 'export const useTheme = () => theme\nconst theme = document.body.className',
    'src/pages/settings/theme.json.ts': "export const GET = () => Response.json('dark')",
  })
  const host = await startStaticHost(await buildCopy(source, '--base', base), base)
  await tab.goto(host.url)
  await isControlled(tab)
  await expectApp(tab, host.url)
  for (const link of ['settings', 'settings/', 'settings/panel', 'hooks/use-theme']) {
    await tab.goto(host.url + link)
    await expectApp(tab, host.url + link)
    if (engine.name === 'chromium') expect(await statusOf(tab), link).toBe(200)
  }
  const ask = (path: string) =>
    tab.evaluate(async (url) => {
      const response = await fetch(url)
      return [response.status, await response.text()]
    }, host.url + path)
  expect(await ask('settings/theme.json')).toEqual([200, '"dark"'])
  expect((await ask('settings'))[0]).toBe(404)
  await host.stop()
  await source.remove()
})
