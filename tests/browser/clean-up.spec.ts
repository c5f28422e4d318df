import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type Builds, type Host, makeBuilds, startHost } from './numbered-site.ts'
import { projectFolder, stowaway, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

let builds: Builds
let temporary: TemporaryFolder
let host: Host

test.beforeAll(async ({ base }) => {
  builds = await makeBuilds(base, ['1'], '--offline')
  temporary = await temporaryFolder()
})

test.afterAll(async () => {
  await builds?.remove()
  await temporary?.remove()
})

test.beforeEach(async ({ base }) => {
  host = await startHost(base)
  await host.deploy(builds.folder('1'))
})

test.afterEach(() => host.close())

/** Opens the site, which then has a worker, kept files and a session. */
async function visit(tab: Tab): Promise<void> {
  await tab.goto(host.url)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  await tab.evaluate(() => fetch('api/count.json', { method: 'POST' }).then((response) => response.text()))
}

/** A site without Stowaway, with what `stowaway unregister` writes where flags are given. */
async function plainSite(name: string, base: string, ...flags: string[]): Promise<string> {
  const folder = join(temporary.path, name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Plain</title><h1>plain</h1>')
  if (flags.length > 0) {
    const root = projectFolder('tests/fixtures/updates')
    const { exitCode, text } = await stowaway([...flags, '--root', root, '--outDir', folder, '--base', base])
    expect(exitCode, text).toBe(0)
  }
  return folder
}

interface Left {
  readonly workers: number
  readonly caches: number
  readonly databases: number
}

const left = (tab: Tab): Promise<Left> =>
  tab.evaluate(async () => {
    const isOurs = (name = ''): boolean => name.startsWith('stowaway')
    return {
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).filter(isOurs).length,
      databases: (await indexedDB.databases()).filter(({ name }) => isOurs(name)).length,
    }
  })

test('unregister removes a deployed worker, and stored data stays', { tag: '@one-engine' }, async ({ tab, base }) => {
  await visit(tab)
  await expect.poll(async () => (await left(tab)).caches).toBe(1)
  expect((await left(tab)).databases).toBeGreaterThan(0)
  await host.deploy(await plainSite('unregistered', base, 'unregister'))
  await tab.goto(host.url)
  await expect.poll(async () => (await left(tab)).workers).toBe(0)
  expect((await left(tab)).caches).toBe(0)
  expect((await left(tab)).databases).toBeGreaterThan(0)
  await tab.goto(host.url)
  expect(await tab.textContent('h1')).toBe('plain')
  expect(await tab.evaluate(async () => (await fetch('api/build.json')).status)).toBe(404)
})

/** A later build of the site, whose endpoints are all files: it has no worker. */
async function siteOfFiles(base: string): Promise<string> {
  const root = join(temporary.path, 'files')
  await mkdir(join(root, 'src/pages/api'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Files</title><h1>files</h1>')
  await writeFile(
    join(root, 'src/pages/api/build.json.ts'),
    'export const prerender = true\nexport const GET = () => Response.json({ build: "of files" })',
  )
  const { exitCode, text } = await stowaway(['build', '--root', root, '--base', base])
  expect(exitCode, text).toBe(0)
  return join(root, 'dist')
}

test('a build whose endpoints are all files removes the worker of an earlier one, and stored data stays', async ({
  tab,
  base,
}) => {
  await visit(tab)
  await expect.poll(async () => (await left(tab)).caches).toBe(1)
  await host.deploy(await siteOfFiles(base))
  await tab.goto(host.url)
  await expect.poll(async () => (await left(tab)).workers).toBe(0)
  expect((await left(tab)).caches).toBe(0)
  expect((await left(tab)).databases).toBeGreaterThan(0)
  await tab.goto(host.url)
  expect(await tab.textContent('h1')).toBe('files')
  expect(await tab.evaluate(async () => (await fetch('api/build.json')).json())).toEqual({ build: 'of files' })
  // Nothing registers the script again.
  expect((await left(tab)).workers).toBe(0)
})

test('unregister --data removes its data too', async ({ tab, base }) => {
  await visit(tab)
  await host.deploy(await plainSite('unregistered-data', base, 'unregister', '--data'))
  await tab.goto(host.url)
  await expect.poll(() => left(tab)).toEqual({ workers: 0, caches: 0, databases: 0 })
})

test('a page shows what is left and removes it, under a strict policy', async ({ tab, base }) => {
  await visit(tab)
  const folder = await plainSite('unregister-page', base, 'unregister')
  // The worker's own script in place of the one that leaves: the page has to do it alone.
  await copyFile(join(builds.folder('1'), 'sw.js'), join(folder, 'sw.js'))
  await host.deploy(folder)
  await tab.goto(`${host.url}unregister.html`)
  expect(await tab.textContent('#databases li')).toContain('stowaway')
  await tab.click('[name=data]')
  await tab.click('button')
  await tab.waitForFunction(() => document.querySelector('output')?.value.startsWith('Removed.'))
  expect(await left(tab)).toEqual({ workers: 0, caches: 0, databases: 0 })
})

for (const [name, behaviour] of [
  ['answers nothing for its script', 'well'],
  ['answers its page for everything, as Vite does', 'rewrite'],
] as const) {
  test(`a worker leaves a port of this machine whose new server ${name}`, async ({ tab, base }) => {
    await visit(tab)
    await host.deploy(await plainSite('plain', base))
    host.behave(behaviour)
    await tab.goto(`${host.url}?again`)
    expect(await tab.textContent('h1')).toBe('plain')
    const answer = await tab.evaluate(async () => (await (await fetch('api/build.json')).text()).includes('parts'))
    expect(answer).toBe(false)
    await expect.poll(async () => (await left(tab)).workers).toBe(0)
    expect((await left(tab)).databases).toBeGreaterThan(0)
  })
}

test('a worker keeps running if its server fails or is stopped', async ({ tab }) => {
  await visit(tab)
  const goesOn = async (): Promise<void> => {
    // The server is asked at the first of these, and what it said counts for the others.
    for (const path of ['?again', 'api/build.json', '']) await tab.goto(host.url + path)
    await tab.waitForFunction(() => document.body?.dataset.ready === '1')
    expect((await left(tab)).workers).toBe(1)
  }
  await new Promise((resolve) => setTimeout(resolve, 600))
  host.behave('fail')
  await goesOn()
  await host.close()
  await new Promise((resolve) => setTimeout(resolve, 600))
  await goesOn()
})
