import { idleWorkers } from './engine/idle-workers.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type Host, startHost } from './numbered-site.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { socketTools } from './socket-tools.ts'

const project = 'tests/fixtures/sockets'

test.use({
  launch: { ...idleWorkers, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
})

let first: TemporaryFolder
let second: TemporaryFolder
let host: Host

test.beforeAll(async ({ base }) => {
  first = await temporaryFolder()
  second = await temporaryFolder()
  await buildInto(first.path, project, '--base', base)
  await buildInto(second.path, project, '--base', base, '--mode', 'second')
})
test.afterAll(async () => {
  await first.remove()
  await second.remove()
})

test.beforeEach(async ({ base }) => {
  host = await startHost(base)
  await host.deploy(first.path)
})
test.afterEach(() => host.close())

async function open(tab: Tab): Promise<void> {
  await tab.goto(host.url)
  await ready(tab)
}

async function ready(tab: Tab): Promise<void> {
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  await tab.evaluate(socketTools)
}

const log = (tab: Tab): Promise<readonly string[]> => tab.evaluate(() => window.sockets.log)

const build = (tab: Tab): Promise<unknown> =>
  tab.evaluate(async () => {
    const socket = new WebSocket('api/build')
    const { data } = await window.sockets.next(socket)
    socket.close()
    return data
  })

test('an update closes all sockets as a restart of the service, and the next ones are of the new build', async ({
  tab,
  engine,
}) => {
  await open(tab)
  const other = await engine.newTab()
  await open(other)
  await tab.evaluate(() => window.sockets.join('a'))
  await other.evaluate(() => window.sockets.join('a'))
  expect(await build(tab)).toBe('production')
  await host.deploy(second.path)
  // A client that connects again at once, even while the new worker takes over.
  await tab.evaluate(async () => {
    window.sockets.rooms.a?.addEventListener('close', () => void window.sockets.join('again'))
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  for (const each of [tab, other])
    await expect.poll(async () => (await log(each)).join()).toContain('a: closed 1012 true')
  await expect.poll(() => log(tab)).toContain('again: welcome to again, with 0 others')
  await expect.poll(() => build(tab)).toBe('second')
  await tab.evaluate(() => window.sockets.rooms.again?.send('x'))
  expect(await log(tab)).not.toContain('again: closed 1012 true')
})

test('a worker that was stopped closes its sockets as a restart, within seconds', async ({ tab, engine }) => {
  skipFor(engine, 'no-worker-end')
  await open(tab)
  await tab.evaluate(() => window.sockets.join('a'))
  await engine.stopWorkers()
  await expect.poll(() => log(tab)).toContain('a: closed 1012 true')
  await tab.evaluate(() => window.sockets.join('b'))
  await expect.poll(() => log(tab)).toContain('b: welcome to b, with 0 others')
})

test('a page that was reloaded past the worker has its endpoints’ sockets', async ({ tab, engine }) => {
  skipFor(engine, 'no-hard-reload')
  await open(tab)
  await engine.hardReload(tab)
  await ready(tab)
  expect(await tab.evaluate(() => document.body.dataset.first)).toBe('first')
})

test('a page that leaves ends its sockets, and finds them closed if it comes back', async ({ tab, engine }) => {
  await open(tab)
  const other = await engine.newTab()
  await open(other)
  await tab.evaluate(() => window.sockets.join('a'))
  await tab.goto(`${host.url}api/plain`)
  const notes = () => other.evaluate(async () => (await fetch('api/notes?id=a')).json())
  await expect.poll(notes).toEqual(['closed 1001  true, 0 left'])
  await tab.evaluate(() => void setTimeout(() => history.back()))
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  const isKept = await tab.evaluate(() => Reflect.has(window, 'sockets'))
  if (isKept) await expect.poll(async () => (await log(tab)).join()).toContain('a: closed 1001 true')
})
