import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expectStatus, underControl } from './document-facts.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

const accepted = '{"message":"This was a POST!"}'
const refused = 'Cross-site POST form submissions are forbidden'

let site: Site
let foreign: Server

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
  foreign = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another site</title><body>')
  })
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
})

test.afterAll(() => {
  foreign?.close()
})

async function openOwn(tab: Tab): Promise<void> {
  await tab.goto(site.url)
  await underControl(tab)
}

async function openForeign(tab: Tab): Promise<void> {
  await openOwn(tab)
  // A server that listens on a port has an address object; a string stands for a pipe only.
  await tab.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
}

/** Posts a form as a navigation, and gives the text of the next page. */
async function post(tab: Tab, policy: string): Promise<string | null> {
  const action = `${site.url}methods.json`
  await tab.evaluate(
    ({ action, policy }) => {
      const meta = document.createElement('meta')
      Object.assign(meta, { name: 'referrer', content: policy })
      document.head.append(meta)
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action })
      document.body.append(form)
      form.submit()
    },
    { action, policy },
  )
  await tab.waitForFunction((url) => location.href === url && document.readyState === 'complete', action)
  return tab.textContent('body')
}

test('a form of the site itself may be posted', async ({ tab, engine }) => {
  await openOwn(tab)
  expect(await post(tab, 'strict-origin-when-cross-origin')).toBe(accepted)
  await expectStatus(engine, tab, 200)
})

test('a form of another origin is refused', async ({ tab, engine }) => {
  await openForeign(tab)
  expect(await post(tab, 'strict-origin-when-cross-origin')).toBe(refused)
  await expectStatus(engine, tab, 403)
})

test('a form of another origin that hides where it comes from is refused', async ({ tab, engine }) => {
  await openForeign(tab)
  expect(await post(tab, 'no-referrer')).toBe(refused)
  await expectStatus(engine, tab, 403)
})

test('a form of the site itself may be posted without a referrer, where the engine tells who posts', async ({
  tab,
  engine,
}) => {
  await openOwn(tab)
  const isUnknown = isLimited(engine, 'no-client-of-navigation')
  expect(await post(tab, 'no-referrer')).toBe(isUnknown ? refused : accepted)
  await expectStatus(engine, tab, isUnknown ? 403 : 200)
})
