import { expectOpenedOnce, expectStatus, underControl } from './document-facts.ts'
import { skipFor } from './engine/limits.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test('an endpoint address opened before there is a worker is answered by the endpoint', async ({ tab, base }) => {
  await tab.goto(`${site.url}time.json?first`)
  await tab.waitForFunction(() => document.contentType === 'application/json')
  expect(await tab.textContent('body')).toContain('{')
  const answer = await tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return { type: document.contentType, url: location.href, timing: JSON.stringify(navigation) }
  })
  expect(answer.type).toBe('application/json')
  expect(answer.url).toBe(`${site.url}time.json?first`)
  expect(answer.timing).toContain(`${base}time.json`)
})

test('an address that is nobody’s stays on the 404 page, and is asked for once', async ({ tab, engine, base }) => {
  site.takeRequests()
  await tab.goto(`${site.url}nobody`)
  await expectStatus(engine, tab, 404)
  await underControl(tab)
  await expectOpenedOnce(tab)
  expect(await tab.textContent('h1')).toBe('404: nothing below this deck.')
  expect(site.takeRequests().filter((path) => path === `${base}nobody`)).toHaveLength(1)
})

test('a 404 page that the worker answers with is not opened again', async ({ tab, engine }) => {
  await tab.goto(site.url)
  await underControl(tab)
  await tab.goto(`${site.url}test-post.json`)
  await expectStatus(engine, tab, 404)
  expect(await tab.textContent('h1')).toBe('404: nothing below this deck.')
  await expectOpenedOnce(tab)
})

test('a page that was reloaded past the worker is under its control again', async ({ tab, engine, base }) => {
  skipFor(engine, 'no-hard-reload')
  await tab.goto(site.url)
  await underControl(tab)
  site.takeRequests()
  await engine.hardReload(tab)
  // The worker keeps this page: only past it, the server is asked.
  expect(site.takeRequests()).toContain(base)
  await underControl(tab)
  const timing = await tab.evaluate(async () => (await fetch('time.json')).headers.get('server-timing'))
  expect(timing).toContain('stowaway-host;desc="worker"')
})
