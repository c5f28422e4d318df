import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { type StaticHost, startStaticHost } from './static-host.ts'

interface OfflinePage extends Window {
  offlineReady(): Promise<{ files: number; missing: string[] } | undefined>
  later(): Promise<string>
  printed: string[]
}
declare const window: OfflinePage

const project = 'tests/fixtures/offline'
let first: TemporaryFolder
let second: TemporaryFolder
let folder: TemporaryFolder
let host: StaticHost

test.beforeAll(async ({ base }) => {
  first = await temporaryFolder()
  second = await temporaryFolder()
  await buildInto(first.path, project, '--offline', '--base', base)
  await buildInto(second.path, project, '--offline', '--base', base, '--mode', 'second')
})
test.afterAll(async () => {
  await first.remove()
  await second.remove()
})

test.beforeEach(async ({ base }) => {
  folder = await temporaryFolder()
  await deploy(first)
  host = await startStaticHost(folder.path, base)
})
test.afterEach(async () => {
  await host.stop()
  await folder.remove()
})

/** Files that another build names otherwise do not stay. */
async function deploy({ path }: TemporaryFolder, ...leftOut: string[]): Promise<void> {
  await rm(join(folder.path, 'assets'), { recursive: true, force: true })
  await cp(path, folder.path, { recursive: true, filter: (file) => !leftOut.some((name) => file.endsWith(name)) })
}

async function open(tab: Tab): Promise<void> {
  await tab.goto(host.url)
  await tab.waitForFunction(() => document.body?.dataset.late === 'late')
}

const missing = async (tab: Tab): Promise<string[] | undefined> =>
  (await tab.evaluate(() => window.offlineReady()))?.missing

const text = (tab: Tab, path: string): Promise<string> =>
  tab.evaluate(async (url) => (await fetch(url)).text(), host.url + path)

const printed = (tab: Tab): Promise<string> => tab.evaluate(() => window.printed.join('\n'))

/** Asks for the newest worker, and waits until it is in use or refused. */
const update = (tab: Tab): Promise<void> =>
  tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
    const incoming = registration?.installing ?? registration?.waiting
    if (!incoming) return
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (['activated', 'redundant'].includes(incoming.state)) resolve()
      }
      incoming.addEventListener('statechange', look)
      look()
    })
  })

/** Addresses of the kept files, with their revisions. */
const entries = (tab: Tab): Promise<string[]> =>
  tab.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.push(url)
    }
    return found.sort()
  })

test('a first worker answers endpoints though files are missing, says which, and fetches them later', async ({
  tab,
  base,
}) => {
  const tone = join(folder.path, 'tone.wav')
  await rename(tone, `${tone}-away`)
  await writeFile(join(folder.path, 'list.json'), '"of another build"')
  await open(tab)
  expect(await text(tab, 'api/hello.json')).toBe('"hello"')
  expect((await missing(tab))?.sort()).toEqual([`${base}list.json`, `${base}tone.wav`])
  const told = await printed(tab)
  expect(told).toContain('OfflineFilesMissing')
  expect(told).toContain(`OfflineFileNotKept (path: ${base}tone.wav, reason: the host answered 404)`)
  expect(told).toContain(
    `OfflineFileNotKept (path: ${base}list.json, reason: the host sent other content than this build has)`,
  )
  // What the host has is given as it is, and not kept.
  expect(await text(tab, 'list.json')).toBe('"of another build"')

  await rename(`${tone}-away`, tone)
  await deploy(first)
  await tab.reload()
  // The page may not have started yet.
  await expect.poll(() => missing(tab).catch(() => undefined)).toEqual([])
  await host.stop()
  expect(await text(tab, 'list.json')).toBe('[1,2,3]')
})

test('an update with missing files is refused and reported; once complete, it takes over and deletes the old files', async ({
  tab,
  base,
}) => {
  await open(tab)
  expect(await missing(tab)).toEqual([])
  const before = await entries(tab)

  // A deploy that is half done: the new script is there, a changed file still old, another missing.
  await deploy(second, 'mode.json')
  await update(tab)
  expect(await text(tab, 'api/mode.json')).toBe('"production"')
  await expect.poll(() => printed(tab)).toContain('OfflineUpdateRefused')
  const told = await printed(tab)
  expect(told).toContain(
    `OfflineFileNotKept (path: ${base}mode.json, reason: the host sent other content than this build has)`,
  )
  await host.stop()
  await open(tab)
  expect(await text(tab, 'mode.json')).toBe('"production"')
  await host.start()

  await deploy(second)
  await update(tab)
  await expect.poll(() => text(tab, 'api/mode.json')).toBe('"second"')
  expect(await text(tab, 'mode.json')).toBe('"second"')
  expect(await missing(tab)).toEqual([])
  const after = await entries(tab)
  const ofMode = (list: string[]): string[] => list.filter((url) => url.includes('/mode.json'))
  expect(ofMode(after)).toHaveLength(1)
  expect(ofMode(after)).not.toEqual(ofMode(before))

  await host.stop()
  await open(tab)
  expect(await text(tab, 'mode.json')).toBe('"second"')
})

test('an update of a site that never opened offline in full is not held back by a missing file', {
  tag: '@one-engine',
}, async ({ tab, base }) => {
  await rm(join(folder.path, 'tone.wav'))
  await open(tab)
  expect(await missing(tab)).toEqual([`${base}tone.wav`])
  await deploy(second)
  await rm(join(folder.path, 'tone.wav'))
  await update(tab)
  await expect.poll(() => text(tab, 'api/mode.json')).toBe('"second"')
  expect(await missing(tab)).toEqual([`${base}tone.wav`])
})

test('an update fetches only changed files', { tag: '@one-engine' }, async ({ tab }) => {
  await open(tab)
  expect(await missing(tab)).toEqual([])
  await deploy(second)
  // Would fail if it were asked for.
  await rm(join(folder.path, 'tone.wav'))
  await update(tab)
  await expect.poll(() => text(tab, 'api/mode.json')).toBe('"second"')
  expect(await missing(tab)).toEqual([])
})

test('an open page of the old version still gets its own files, for one version', async ({ tab, engine }) => {
  await open(tab)
  expect(await missing(tab)).toEqual([])
  await deploy(second)
  await update(tab)
  await expect.poll(() => text(tab, 'api/mode.json')).toBe('"second"')
  const other = await engine.newTab()
  await open(other)
  await host.stop()
  expect(await tab.evaluate(() => window.later())).toBe('later, production')
  expect(await other.evaluate(() => window.later())).toBe('later, second')
})

test('a browser without Cache Storage still gets its endpoints, and one warning', async ({ tab }) => {
  const script = join(folder.path, 'sw.js')
  const blocked =
    "CacheStorage.prototype.open=CacheStorage.prototype.match=()=>Promise.reject(new DOMException('Blocked.','SecurityError'));"
  await writeFile(script, blocked + (await readFile(script, 'utf8')))
  await open(tab)
  expect(await text(tab, 'api/hello.json')).toBe('"hello"')
  expect(await text(tab, 'list.json')).toBe('[1,2,3]')
  expect((await missing(tab))?.length).toBeGreaterThan(15)
  const told = await printed(tab)
  expect(told.match(/OfflineStorageUnavailable \(/g)).toHaveLength(1)
  expect(told).toContain('SecurityError: Blocked.')
})
