import type { Engine } from './engine/engine.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, startHostProxy } from './host-proxy.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'

/** What the page's elements ask for, each once. */
const everything = [
  'audio.vtt',
  'audio.wav',
  'face.woff2',
  'first.js',
  'frame.html',
  'image.png',
  'imported.css',
  'inline.png',
  'input.png',
  'linked.png',
  'poster.png',
  'second.js',
  'set.png',
  'shadow.png',
  'sheet.css',
  'source.png',
  'source.wav',
  'sources.vtt',
  'svg.png',
  'video.vtt',
]

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

/** How often the worker answered each file. */
const callsIn = (tab: Tab): Promise<Readonly<Record<string, number>>> =>
  tab.evaluate(async () => (await fetch('api/calls.json')).json())

/** WebKit loads no captions before media plays, whatever `default` says. */
const askedIn = (engine: Engine): readonly string[] =>
  engine.name === 'webkit' ? everything.filter((file) => !file.endsWith('.vtt')) : everything

const onceEach = (files: readonly string[], times = 1) => Object.fromEntries(files.map((file) => [file, times]))

const started = (tab: Tab): Promise<unknown> => tab.waitForFunction(() => document.body?.dataset.first === '200')

/** Scripts that ran, in order, when the app started; and what images and frame show. */
const shownIn = (tab: Tab) =>
  tab.evaluate(() => {
    const styles = getComputedStyle(document.documentElement)
    return {
      ran: JSON.parse(document.body.dataset.started ?? 'null'),
      ranInTheEnd: Reflect.get(globalThis, 'ran'),
      images: [...document.images].map(({ naturalWidth }) => naturalWidth),
      sheets: [styles.getPropertyValue('--sheet'), styles.getPropertyValue('--imported')].map((text) => text.trim()),
      frame: document.querySelector('iframe')?.contentDocument?.body?.textContent?.trim(),
    }
  })

const whole = {
  ran: ['own', 'first', 'second'],
  ranInTheEnd: ['own', 'first', 'second'],
  images: [3, 3, 3, 3, 5],
  sheets: ['yes', 'yes'],
  frame: 'From an endpoint',
}

const paths = (requests: readonly string[], pattern: RegExp): string[] =>
  requests.filter((request) => pattern.test(request))

test('on a first visit, elements with an endpoint’s address are requested again, once', async ({ tab, engine }) => {
  await tab.goto(home)
  await started(tab)
  await expect.poll(() => callsIn(tab)).toEqual(onceEach(askedIn(engine)))
  await expect.poll(() => shownIn(tab)).toEqual(whole)
  // Long enough for a second round.
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(await callsIn(tab)).toEqual(onceEach(askedIn(engine)))
})

test('a page that was controlled from the start loads no script for this', async ({ tab, engine }) => {
  await tab.goto(home)
  await started(tab)
  await expect.poll(() => callsIn(tab)).toEqual(onceEach(askedIn(engine)))
  host.takeRequests()
  const other = await engine.newTab()
  await other.goto(home)
  await started(other)
  await expect
    .poll(() => shownIn(other))
    .toEqual({ ...whole, ran: ['first', 'own', 'second'], ranInTheEnd: ['first', 'own', 'second'] })
  expect(paths(host.takeRequests(), /\/api\/|refresh-elements/)).toEqual([])
  expect(await callsIn(other)).toEqual(onceEach(askedIn(engine), 2))
})

test('elements are requested again after a hard reload too', async ({ tab, engine }) => {
  skipFor(engine, 'no-hard-reload')
  await tab.goto(home)
  await started(tab)
  await expect.poll(() => callsIn(tab)).toEqual(onceEach(askedIn(engine)))
  host.takeRequests()
  await engine.hardReload(tab)
  await started(tab)
  await expect.poll(() => shownIn(tab)).toEqual(whole)
  // Firefox fills in what it remembers of these two kinds itself.
  const remembered = engine.name === 'firefox' ? onceEach(everything.filter((file) => /\.(wav|css)$/.test(file))) : {}
  await expect.poll(() => callsIn(tab)).toEqual({ ...onceEach(askedIn(engine), 2), ...remembered })
  expect(paths(host.takeRequests(), / \/(repo\/)?$/)).toHaveLength(1)
})

test('a page that another tab’s visit claims before its own script ran loses nothing', async ({ tab, engine }) => {
  const other = await engine.newTab()
  const release = host.hold(/\/assets\/index-/)
  await tab.goto('about:blank')
  await tab.evaluate((url) => {
    location.href = url
  }, home)
  await expect.poll(() => paths(host.takeRequests(), /\/assets\/index-/)).not.toEqual([])
  // The 404 page's script starts the worker, and that claims both.
  await other.goto(`${home}api/frame.html`)
  await expect.poll(() => other.textContent('body')).toBe('From an endpoint')
  release()
  await tab.waitForFunction(() => document.body?.dataset.first !== undefined)
  await expect
    .poll(() => shownIn(tab))
    // The app did not wait: it was under control when it started.
    .toEqual({ ...whole, ran: expect.arrayContaining(['own']) })
  // WebKit may load media itself after the claim, when the page asks for them too.
  const isFree = (file: string): boolean => engine.name === 'webkit' && file.endsWith('.wav')
  const calls = async () =>
    Object.fromEntries(Object.entries(await callsIn(tab)).map(([file, times]) => [file, isFree(file) ? 1 : times]))
  await expect.poll(calls).toEqual({ ...onceEach(askedIn(engine)), 'frame.html': 2 })
})

test('elements are requested again under a strict policy', async ({ tab, engine }) => {
  host.headers = { 'content-security-policy': "default-src 'self'" }
  await tab.goto(home)
  await started(tab)
  await expect.poll(() => shownIn(tab)).toEqual(whole)
  await expect.poll(() => callsIn(tab)).toEqual(onceEach(askedIn(engine).filter((file) => file !== 'inline.png')))
})
