import { readFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { fileType } from '../../sw/host/file-headers.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, projectFolder, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

interface OfflinePage extends Window {
  offlineReady(): Promise<{ files: number; missing: string[] } | undefined>
  later(): Promise<string>
  printed: string[]
}
declare const window: OfflinePage

const project = 'tests/fixtures/offline'
let folder: TemporaryFolder
let server: Server
let url: string
/** Puts its words into pages, as some proxies do. */
let altersPages = false
/** Answers these with its app's page, as hosts of single-page apps do with what they do not find. */
let asPage: RegExp | undefined

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--offline', '--base', base)
})
test.afterAll(() => folder.remove())

/** A host that sends pages to their clean addresses, packs everything, and lets nobody keep an answer. */
test.beforeEach(async ({ base }) => {
  altersPages = false
  asPage = undefined
  server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent(new URL(incoming.url ?? '/', 'http://localhost').pathname)
    answer(path.slice(base.length - 1), base, outgoing).catch(() => outgoing.writeHead(404).end('Nothing here.'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`
})
const stop = (): Promise<unknown> =>
  new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
test.afterEach(stop)

const alter = (html: string): string =>
  `${html.replace(/<script src="([^"]*stowaway-404.js)">/, "<SCRIPT data-by-host=false src='$1?v=2' defer>")}<p>Sent by a proxy</p>`

async function answer(path: string, base: string, outgoing: ServerResponse): Promise<void> {
  const clean = path.replace(/(\/)index\.html$|\.html$/, '$1')
  if (clean !== path) {
    outgoing.writeHead(308, { location: base.slice(0, -1) + clean }).end()
    return
  }
  if (asPage?.test(path)) return answer('/', base, outgoing)
  const file = path.endsWith('/') ? `${path}index.html` : path
  const body = await readFile(join(folder.path, file)).catch(() => readFile(join(folder.path, `${file}.html`)))
  const type = /\.\w+$/.test(file) ? fileType(file) : 'text/html; charset=utf-8'
  const altered = altersPages && type.startsWith('text/html') ? alter(String(body)) : body
  // Firefox takes no worker's script with a star, since it keeps that in a cache as well.
  const vary = path === '/sw.js' ? 'accept-encoding' : '*'
  outgoing
    .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', vary, 'cache-control': 'no-store' })
    .end(gzipSync(altered))
}

async function open(tab: Tab): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.late === 'late')
}

const missing = async (tab: Tab): Promise<string[] | undefined> =>
  (await tab.evaluate(() => window.offlineReady()))?.missing

test('a host that redirects to clean addresses, packs, and forbids keeping', async ({ tab }) => {
  await open(tab)
  expect(await missing(tab)).toEqual([])
  await tab.goto(`${url}about`)
  expect(await tab.textContent('h1')).toBe('About')
  await stop()
  for (const [path, heading] of [
    ['', 'Home'],
    ['about', 'About'],
    ['about.html', 'About'],
    ['docs/', 'Docs'],
    ['docs/index.html', 'Docs'],
    ['nowhere', 'Nothing here'],
  ] as const) {
    await tab.goto(url + path)
    expect(await tab.textContent('h1'), path).toBe(heading)
  }
})

test('a host that alters pages: all other files are kept, and the console says what to do', async ({ tab, base }) => {
  altersPages = true
  await open(tab)
  expect((await missing(tab))?.sort()).toEqual(
    ['404.html', 'about.html', 'docs/index.html', 'index.html'].map((name) => base + name),
  )
  const told = await tab.evaluate(() => window.printed.join('\n'))
  expect(told).toContain('the host sent other content than this build has')
  expect(told).toContain('@stowaway/errors#offlinefilesmissing')
})

test('a host that alters pages: the 404 page that the worker answers with has no script that would open it again', {
  tag: '@one-engine',
}, async ({ tab }) => {
  altersPages = true
  await open(tab)
  expect(await (await fetch(`${url}404`)).text()).toContain('<SCRIPT data-by-host=false')
  await tab.evaluate((action) => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action })
    document.body.append(form)
    form.submit()
  }, `${url}api/hello.json`)
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent === 'Nothing here')
  expect(await tab.textContent('p')).toBe('Sent by a proxy')
  expect(await tab.evaluate(() => document.querySelector('script[src*="stowaway-404"]') === null)).toBe(true)
})

test('a host that answers a script with a page: the page is not kept, also without verify', {
  tag: '@soak',
}, async ({ tab, base }) => {
  const verified = folder
  folder = await temporaryFolder()
  try {
    const config = join(projectFolder(project), 'no-verify.config.ts')
    await buildInto(folder.path, project, '--config', config, '--base', base)
    asPage = /\/assets\/later-/
    await open(tab)
    expect(await missing(tab)).toEqual([expect.stringMatching(/\/assets\/later-[\w-]+\.js$/)])
    expect(await tab.evaluate(() => window.printed.join('\n'))).toContain('the host sent a page')
    asPage = undefined
    await open(tab)
    await expect.poll(() => missing(tab)).toEqual([])
    await stop()
    expect(await tab.evaluate(() => window.later())).toBe('later, production')
  } finally {
    await folder.remove()
    folder = verified
  }
})

test('a browser whose storage is full says so, and its endpoints answer', async ({ tab, engine }) => {
  skipFor(engine, 'no-quota')
  // In Chromium a tab is a page.
  const page = tab as Page
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize: 60_000 })
  await open(tab)
  const text = (path: string) => tab.evaluate(async (path) => (await fetch(path)).text(), url + path)
  expect(await text('api/hello.json')).toBe('"hello"')
  expect((await missing(tab))?.length).toBeGreaterThan(0)
  expect(await text('list.json')).toBe('[1,2,3]')
  const told = await tab.evaluate(() => window.printed.join('\n'))
  expect(told.match(/\[stowaway\] OfflineStorageUnavailable:/g)).toHaveLength(1)
  expect(told).toContain('its storage is full')

  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin })
  await open(tab)
  await expect.poll(() => missing(tab)).toEqual([])
})
