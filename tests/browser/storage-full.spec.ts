import type { Page } from '@playwright/test'
import { askEndpoint } from './ask-endpoint.ts'
import type { Engine } from './engine/engine.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type ServedFolder, serveFolder } from './serve-folder.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/storage'

let output: TemporaryFolder
let site: ServedFolder

test.use({
  // Kilobytes that all sites of the profile may store; a site gets a part of them.
  launch: { firefoxUserPrefs: { 'dom.quotaManager.temporaryStorage.fixedLimit': 51_200 } },
})

test.beforeAll(async () => {
  output = await temporaryFolder()
  await buildInto(output.path, project)
  site = await serveFolder(output.path)
})

test.afterAll(async () => {
  await site?.close()
  await output?.remove()
})

const ask = async (tab: Tab, path: string, method = 'GET', body?: string): Promise<unknown> =>
  (await askEndpoint(tab, path, method, body)).body

/** Firefox has it from the preference. */
async function limitTo(megabytes: number, tab: Tab, engine: Engine): Promise<void> {
  if (engine.name !== 'chromium') return
  // A tab of Chromium is Playwright's page.
  const page = tab as Page
  const tools = await page.context().newCDPSession(page)
  await tools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(site.url).origin,
    quotaSize: megabytes * 1_000_000,
  })
}

test('a full storage is a clear error, loses nothing, and works again when there is room', async ({ tab, engine }) => {
  skipFor(engine, 'no-quota-control')
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  await limitTo(10, tab, engine)
  await ask(tab, 'api/values?key=small', 'PUT', '"kept"')
  expect(await ask(tab, 'api/fill?megabytes=3', 'POST')).toBe('kept')
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await ask(tab, 'api/fill?megabytes=60', 'POST')).toEqual({
      name: 'StorageFull',
      message: expect.stringMatching(
        /^StorageFull \(what: The storage, used: \(\d+(?:\.\d)? MB of \d+(?:\.\d)? MB are used\)\)$/,
      ),
    })
  }
  expect(await ask(tab, 'api/values?key=small')).toBe('kept')
  expect(await ask(tab, 'api/values?key=big', 'DELETE')).toBe(true)
  expect(await ask(tab, 'api/fill?megabytes=1', 'POST')).toBe('kept')
  expect(await ask(tab, 'api/session', 'POST')).toEqual({ visits: 1, seen: 1 })
})

test('with a full storage, every request is answered', async ({ tab, engine }) => {
  skipFor(engine, 'no-quota-control')
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  await limitTo(10, tab, engine)
  const statuses = await tab.evaluate(async () => {
    const send = async (path: string, method: string, body?: string): Promise<number | string> =>
      (await fetch(path, { method, ...(body !== undefined && { body }), signal: AbortSignal.timeout(15_000) })).status
    // Text that does not compress.
    const text = (length: number): string =>
      JSON.stringify(Array.from({ length }, () => String.fromCharCode(48 + Math.random() * 70)).join(''))
    const filled = []
    for (let count = 0; count < 14; count += 1) filled.push(await send(`api/values?key=${count}`, 'PUT', text(900_000)))
    const rounds = []
    for (let round = 0; round < 5; round += 1) {
      const writes = ['session', 'cookie', 'count', 'hasty', 'session', 'cookie'].map((name) =>
        send(`api/${name}`, 'POST'),
      )
      rounds.push(...(await Promise.all([...writes, send(`api/values?key=more${round}`, 'PUT', text(900_000))])))
    }
    return { filled, rounds }
  })
  expect(statuses.filled).toContain(500)
  expect(new Set(statuses.rounds)).toContain(500)
  for (const status of [...statuses.filled, ...statuses.rounds]) expect([200, 500]).toContain(status)
})
