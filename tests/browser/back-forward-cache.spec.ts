import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'

// Playwright starts Chromium without it.
test.use({ launch: { ignoreDefaultArgs: ['--disable-back-forward-cache'] } })

let folder: TemporaryFolder
let site: Served
let home: string

test.beforeEach(async ({ base }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  site = await preview(folder.path, base)
  home = new URL(base, site.url).href
})

test.afterEach(async () => {
  await site.close()
  await folder.remove()
})

/** Leaves a started page for a file of the site, so that the browser may keep it. */
async function leave(tab: Tab): Promise<void> {
  await tab.goto(home)
  await tab.waitForFunction(() => document.body?.dataset.first !== undefined)
  // The first visit requests the frame again. No browser keeps a page with a frame that still loads.
  await tab.waitForFunction(() => {
    const inner = document.querySelector('iframe')?.contentDocument
    return inner?.readyState === 'complete' && inner.body.textContent?.trim() === 'From an endpoint'
  })
  await tab.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.body.dataset.kept = String(persisted)
    })
  })
  await tab.goto(`${home}own.png`)
}

/** Goes back, and waits until the page is under the control of a worker that is not obsolete. */
async function comeBack(tab: Tab): Promise<void> {
  // Playwright waits in vain for a kept page to load.
  await tab.evaluate(() => {
    setTimeout(() => history.back())
  })
  await tab.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    const { controller } = navigator.serviceWorker
    return document.body?.dataset.first !== undefined && controller !== null && registration?.active === controller
  })
}

const statusOf = (tab: Tab): Promise<number> => tab.evaluate(async () => (await fetch('api/calls.json')).status)

test('the worker controls a page that returns from the back/forward cache', async ({ tab }) => {
  await leave(tab)
  await comeBack(tab)
  expect(await tab.evaluate(() => document.body.dataset.kept)).toBe('true')
  expect(await statusOf(tab)).toBe(200)
})

test('so it is where the worker was replaced meanwhile', async ({ tab, engine }) => {
  await leave(tab)
  const other = await engine.newTab()
  // A file of the site: not a page that also looks for updates.
  await other.goto(`${home}own.png`)
  await appendFile(join(folder.path, 'sw.js'), '\n// Another build.')
  await other.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    Object.assign(globalThis, { registration, before: registration?.active })
    await registration?.update()
  })
  await other.waitForFunction(() => {
    const { registration, before } = globalThis as unknown as Record<string, ServiceWorkerRegistration & ServiceWorker>
    return registration?.active !== before && registration?.active?.state === 'activated'
  })
  await other.close()
  await comeBack(tab)
  expect(await statusOf(tab)).toBe(200)
})

test('so it is where the worker was unregistered meanwhile', async ({ tab, engine }) => {
  await leave(tab)
  const other = await engine.newTab()
  await other.goto(`${home}own.png`)
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister())
  await other.close()
  await comeBack(tab)
  // Firefox may load it while the old worker is on its way out.
  await expect.poll(() => statusOf(tab)).toBe(200)
})
