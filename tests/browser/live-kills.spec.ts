import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LiveEvent } from '../../sw/live.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import { skipFor } from './engine/limits.ts'
import { expect, test } from './engine/test.ts'
import { makeBundle } from './live-bundles.ts'
import { ask, count, counting, current, hello, install, openLive, rollback, scopeOf } from './live-page.ts'
import { serveFolder } from './serve-folder.ts'
import { buildInto, type Served, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/live'

// Globals of the fixture's page, for the functions that run there.
declare const base: string
declare const told: LiveEvent[]

test.use({ launch: idleWorkers })

let site: Served

test.beforeEach(async ({ serve }) => {
  site = await serve(project)
})

test('a stopped worker starts again with its code and data, without network too', async ({ tab, base, engine }) => {
  skipFor(engine, 'no-worker-end')
  await openLive(tab, site.url)
  await install(tab, hello(base, 'old'))
  await install(tab, counting(base))
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })
  await engine.stopWorkers()
  expect(await count(tab)).toEqual({ status: 200, body: '[2,2,2]' })
  await engine.stopWorkers()
  expect(await rollback(tab)).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"old"' })
})

test('if a bundle no longer evaluates, the previous one runs, and the page is notified', async ({
  tab,
  base,
  engine,
}) => {
  skipFor(engine, 'no-worker-end')
  await openLive(tab, site.url)
  const [first, second] = [hello(base, 'first'), hello(base, 'second')]
  await install(tab, first)
  await install(tab, second)
  await tab.evaluate(spoil, { name: `stowaway:live ${scopeOf(base)} live`, hash: second.hash })
  await engine.stopWorkers()
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await current(tab)).toEqual({ hash: first.hash })
  await tab.waitForFunction(() =>
    told.some((event) => event.type === 'failed' && event.error.name === 'LiveBundleDamaged'),
  )
  await tab.evaluate(spoil, { name: `stowaway:live ${scopeOf(base)} live`, hash: first.hash })
  await engine.stopWorkers()
  expect(await ask(tab, 'hello.json')).toMatchObject({
    status: 500,
    body: expect.stringContaining('Install the code again'),
  })
  expect(await install(tab, hello(base, 'third'))).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"third"' })
})

/** Changes the code of a kept bundle, as no page should. */
const spoil = ({ name, hash }: { name: string; hash: string }): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => {
      const objects = request.result.transaction('bundles', 'readwrite').objectStore('bundles')
      const read = objects.get(`bundle ${hash}`)
      read.onsuccess = () => {
        objects.put({ ...read.result, bundle: { ...read.result.bundle, code: 'return "evil"' } }, `bundle ${hash}`)
      }
      objects.transaction.oncomplete = () => {
        request.result.close()
        resolve()
      }
    }
  })

test('without network, and with a new live script, the installed code still runs', { tag: '@soak' }, async ({
  tab,
  engine,
}) => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project)
  const host = await serveFolder(folder.path)
  await openLive(tab, host.url)
  const page = `return { GET: () => new Response('<p id=end>mine', { headers: { 'content-type': 'text/html' } }) }`
  await install(tab, makeBundle({ 'index.ts': page }, { base: scopeOf('/') }))
  await install(tab, counting('/'))
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })

  const script = join(folder.path, 'live.js')
  await writeFile(script, `${await readFile(script, 'utf8')}\n// version 2`)
  const isNew = await tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration(`${base}play/one/`)
    const old = registration?.active
    await registration?.update()
    for (let tries = 0; tries < 100 && registration?.active === old; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return registration?.active !== old
  })
  expect(isNew).toBe(true)
  expect(await count(tab)).toEqual({ status: 200, body: '[2,2,2]' })
  // A script that cannot run what is installed does not come.
  await writeFile(script, 'throw new Error("no")')
  await tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration(`${base}play/one/`)
    await registration?.update().catch(() => {})
  })
  expect(await count(tab)).toEqual({ status: 200, body: '[3,3,3]' })

  await host.close()
  if (engine.name !== 'webkit') await engine.stopWorkers()
  expect(await count(tab)).toEqual({ status: 200, body: '[4,4,4]' })
  expect(await rollback(tab)).toBe('done')
  await tab.goto(new URL('play/one/', host.url).href)
  expect(await tab.textContent('#end')).toBe('mine')
  await tab.reload()
  expect(await tab.textContent('#end')).toBe('mine')
  await folder.remove()
})
