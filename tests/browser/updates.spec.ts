import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Update } from '../../sw/client/updates/on-update.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type Builds, type Host, makeBuilds, startHost } from './numbered-site.ts'

let builds: Builds
let host: Host

test.beforeAll(async ({ base }) => {
  builds = await makeBuilds(base, ['1', '2'])
})

test.afterAll(() => builds?.remove())

test.beforeEach(async ({ base }) => {
  host = await startHost(base)
  await host.deploy(builds.folder('1'))
})

test.afterEach(() => host.close())

/** What the fixture's page leaves in its window. */
declare global {
  interface Window {
    readonly app: {
      readonly updates: Update[]
      readonly first: { readonly parts: readonly string[] }
      checkForUpdate(): Promise<boolean>
    }
    readonly printed: readonly string[]
  }
}

const updates = (tab: Tab): Promise<Update[]> => tab.evaluate(() => window.app.updates)
const printed = (tab: Tab): Promise<readonly string[]> => tab.evaluate(() => window.printed)
const first = (tab: Tab): Promise<readonly string[]> => tab.evaluate(() => window.app.first.parts)

async function open(tab: Tab): Promise<void> {
  await tab.goto(host.url)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
}

const ask = (tab: Tab, query = ''): Promise<string[]> =>
  tab.evaluate(async (query) => (await (await fetch(`api/build.json${query}`)).json()).parts, query)

/** Whether a new build was found, or why not. */
const check = (tab: Tab): Promise<boolean | string> =>
  tab.evaluate(() => window.app.checkForUpdate().catch((error: unknown) => String(error)))

async function update(tab: Tab, to: string): Promise<void> {
  expect(await check(tab)).toBe(true)
  await expect.poll(() => ask(tab)).toEqual([to, to, to])
}

test('a new build takes over under an open page and notifies it; the first build notifies nobody', async ({ tab }) => {
  await open(tab)
  expect(await ask(tab)).toEqual(['1', '1', '1'])
  expect(await check(tab)).toBe(false)

  await host.deploy(builds.folder('2'))
  await update(tab, '2')
  await expect.poll(async () => (await updates(tab)).length).toBe(1)
  const [{ from, to, isPageOld } = { to: '', isPageOld: false }] = await updates(tab)
  expect(isPageOld).toBe(true)
  expect(from).toMatch(/^[\w-]{20,}$/)
  expect(to).toMatch(/^[\w-]{20,}$/)
  expect(to).not.toBe(from)
  expect(await printed(tab)).toEqual([])
})

test('the old build finishes a running request, and the new build gets the next one', async ({ tab }) => {
  await open(tab)
  const slow = ask(tab, '?ms=1500')
  await host.deploy(builds.folder('2'))
  const second = await check(tab)
  expect(second).toBe(true)
  expect(await slow).toEqual(['1', '1', '1'])
  await expect.poll(() => ask(tab)).toEqual(['2', '2', '2'])
})

test('an older build that is deployed again takes over too, and stored data stays', async ({ tab }) => {
  const count = (method: string): Promise<number> =>
    tab.evaluate(async (method) => (await (await fetch('api/count.json', { method })).json()).count, method)
  await open(tab)
  expect(await count('POST')).toBe(1)
  await host.deploy(builds.folder('2'))
  await update(tab, '2')
  expect(await count('POST')).toBe(2)
  await host.deploy(builds.folder('1'))
  await update(tab, '1')
  expect(await count('GET')).toBe(2)
})

test('a page that is newer than its worker gets its first response from its own build', async ({ tab, engine }) => {
  await open(tab)
  await host.deploy(builds.folder('2'))
  const second = await engine.newTab()
  await open(second)
  expect(await first(second)).toEqual(['2', '2', '2'])
  await expect.poll(async () => (await updates(tab)).map(({ isPageOld }) => isPageOld)).toEqual([true])
  expect((await updates(second)).filter(({ isPageOld }) => isPageOld)).toEqual([])
})

test('it does so while another tab holds an event stream, which goes on in the new build', async ({ tab, engine }) => {
  await open(tab)
  await tab.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const events: string[] = []
        Object.assign(window, { events })
        new EventSource('api/events').onmessage = ({ data }) => {
          events.push(data)
          resolve()
        }
      }),
  )
  await host.deploy(builds.folder('2'))
  const second = await engine.newTab()
  await open(second)
  expect(await first(second)).toEqual(['2', '2', '2'])
  const last = () => tab.evaluate(() => (window as unknown as { events: string[] }).events.at(-1))
  await expect.poll(last, { timeout: 15_000 }).toBe('2')
})

const broken: Readonly<Record<string, { change(folder: string): Promise<void>; says: RegExp }>> = {
  'throws while it is evaluated': {
    change: (folder) => prepend(folder, 'throw new Error("broken");'),
    says: /WorkerScriptBroken \(script: \S*sw\.js\)/,
  },
  'holds a syntax error': {
    change: (folder) => prepend(folder, 'const ='),
    says: /WorkerScriptBroken \(script: \S*sw\.js\)/,
  },
  'fails to install': {
    change: (folder) =>
      prepend(folder, 'addEventListener("install", (event) => event.waitUntil(Promise.reject(new Error("broken"))));'),
    says: /WorkerInstallFailed \(script: \S*sw\.js\)/,
  },
}

async function prepend(folder: string, code: string): Promise<void> {
  const file = join(folder, 'sw.js')
  await writeFile(file, code + (await readFile(file, 'utf8')))
}

for (const [name, { change, says }] of Object.entries(broken)) {
  const tag = name === 'fails to install' ? [] : '@one-engine'
  test(`a new worker that ${name} never replaces a working one`, { tag }, async ({ tab }) => {
    await open(tab)
    const bad = await host.copy(builds.folder('2'))
    await change(bad)
    await host.deploy(bad)
    await open(tab)
    expect(await first(tab)).toEqual(['1', '1', '1'])
    await expect.poll(async () => (await printed(tab)).join('\n')).toMatch(says)
    expect(await printed(tab)).toHaveLength(1)
    expect(await ask(tab)).toEqual(['1', '1', '1'])

    host.behave('well')
    await host.deploy(builds.folder('2'))
    await update(tab, '2')
  })
}
