import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askEndpoint } from './ask-endpoint.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type ServedFolder, serveFolder } from './serve-folder.ts'
import { buildInto, projectFolder, stowaway, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/storage'

let output: TemporaryFolder
let site: ServedFolder

/** Two apps at two paths of one origin, and another project at the first one's path. */
test.beforeAll(async () => {
  output = await temporaryFolder()
  const at = (folder: string) => join(output.path, folder)
  await buildInto(at('first/a'), project, '--base', '/a/')
  await buildInto(at('first/b'), project, '--base', '/b/')
  await cp(projectFolder(project), at('project'), { recursive: true })
  await writeFile(at('project/package.json'), '{ "name": "another project" }')
  const { exitCode, text } = await stowaway([
    'build',
    ...['--root', at('project')],
    ...['--outDir', at('second/a')],
    ...['--base', '/a/'],
  ])
  expect(exitCode, text).toBe(0)
  site = await serveFolder(at('first'))
})

test.afterAll(async () => {
  await site?.close()
  await output?.remove()
})

async function open(tab: Tab, path: string): Promise<void> {
  await tab.goto(site.url + path)
  await tab.waitForFunction(() => document.body?.dataset.ready)
}

const count = async (tab: Tab): Promise<unknown> => {
  const { body } = await askEndpoint(tab, 'api/count', 'POST')
  const { body: session } = await askEndpoint(tab, 'api/session', 'POST')
  return { count: body, ...Object(session) }
}

/** Waits until the page's worker is the one that the server has now. */
const update = (tab: Tab): Promise<unknown> =>
  tab.evaluate(async () => {
    const changed = new Promise((resolve) => {
      navigator.serviceWorker.oncontrollerchange = resolve
    })
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    await changed
    return true
  })

test('two apps of one origin share nothing', async ({ tab, engine }) => {
  site.use(join(output.path, 'first'))
  await open(tab, 'a/')
  const other = await engine.newTab()
  await open(other, 'b/')
  expect(await count(tab)).toEqual({ count: 1, visits: 1, seen: 1 })
  expect(await count(tab)).toEqual({ count: 2, visits: 2, seen: 2 })
  expect(await count(other)).toEqual({ count: 1, visits: 1, seen: 1 })
  await askEndpoint(other, 'api/values', 'DELETE')
  expect(await count(tab)).toEqual({ count: 3, visits: 3, seen: 3 })
})

test('another project at the same address starts empty and does not touch the first one’s data', async ({ tab }) => {
  site.use(join(output.path, 'first'))
  await open(tab, 'a/')
  expect(await count(tab)).toEqual({ count: 1, visits: 1, seen: 1 })
  site.use(join(output.path, 'second'))
  await update(tab)
  expect(await count(tab)).toEqual({ count: 1, visits: 1, seen: 1 })
  site.use(join(output.path, 'first'))
  await update(tab)
  expect(await count(tab)).toEqual({ count: 2, visits: 2, seen: 2 })
  const names = await tab.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort())
  expect(names).toEqual(
    ['cookies', 'sessions', 'storage'].flatMap((kind) => [
      `stowaway:${kind} /a/ another project`,
      `stowaway:${kind} /a/ storage-fixture`,
    ]),
  )
})
