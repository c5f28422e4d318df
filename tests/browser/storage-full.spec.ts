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
        /^The storage is full: there is no space left \(\d+(?:\.\d)? MB of \d+(?:\.\d)? MB are used\)\. Data stored/,
      ),
    })
  }
  expect(await ask(tab, 'api/values?key=small')).toBe('kept')
  expect(await ask(tab, 'api/values?key=big', 'DELETE')).toBe(true)
  expect(await ask(tab, 'api/fill?megabytes=1', 'POST')).toBe('kept')
  expect(await ask(tab, 'api/session', 'POST')).toEqual({ visits: 1, seen: 1 })
})
