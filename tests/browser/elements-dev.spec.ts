import { cp } from 'node:fs/promises'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder, type Served, serveDev, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

let folder: TemporaryFolder
let site: Served

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await cp(projectFolder('tests/fixtures/first-visit'), folder.path, { recursive: true })
  site = await serveDev(folder.path, '--base', base)
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

/** How often the worker answered each file; Node keeps a count of its own. */
const callsIn = (tab: Tab): Promise<Readonly<Record<string, number>>> =>
  tab.evaluate(async () => (await fetch('api/calls.json')).json())

test('requests that the development server answered before control are sent to the worker, without a flash', async ({
  tab,
  base,
}) => {
  test.skip(base !== '/', 'Vite’s development server puts the base before %BASE_URL% once more.')
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.first === '200')
  // What has come, browsers may take from their memory; a frame is always asked for.
  await expect.poll(() => callsIn(tab)).toMatchObject({ 'frame.html': 1 })
  // A script that has run is left alone.
  expect(await callsIn(tab)).not.toHaveProperty(['first.js'])
  const shown = await tab.evaluate(() => ({
    ran: Reflect.get(globalThis, 'ran'),
    images: [...document.images].map(({ naturalWidth }) => naturalWidth),
    sheets: document.querySelectorAll('link[rel=stylesheet][href*="sheet.css"]').length,
    sheet: getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim(),
  }))
  expect(shown).toEqual({ ran: ['first', 'own', 'second'], images: [3, 3, 3, 3, 5], sheets: 1, sheet: 'yes' })
})
