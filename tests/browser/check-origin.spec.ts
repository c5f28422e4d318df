import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { askEndpoint } from './ask-endpoint.ts'
import { expectStatus, underControl } from './document-facts.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

const accepted = '{"message":"This was a POST!"}'
const refused = 'Cross-site POST form submissions are forbidden'

test.use({ sharesTab: true })

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

test('a form without a referrer is refused, also one of the site itself', async ({ tab, engine }) => {
  await openOwn(tab)
  isLimited(engine, 'no-client-of-navigation')
  expect(await post(tab, 'no-referrer')).toBe(refused)
  await expectStatus(engine, tab, 403)
})

test('a form of another origin that replaces a page of the site is refused', { tag: '@one-engine' }, async ({
  tab,
  engine,
  serve,
}) => {
  const { url } = await serve('tests/fixtures/cookies')
  await tab.goto(url)
  await underControl(tab)
  await openForeign(tab)
  // The request's client is then the page that is replaced.
  await tab.evaluate(
    async ({ page, action }) => {
      document.body.innerHTML = `<meta name="referrer" content="no-referrer"><iframe name="w" src="${page}"></iframe>
        <form method="post" action="${action}" target="w"></form>`
      const frame = document.querySelector('iframe')
      const loaded = () => new Promise((resolve) => frame?.addEventListener('load', resolve, { once: true }))
      await loaded()
      const next = loaded()
      document.querySelector('form')?.submit()
      await next
    },
    { page: url, action: `${url}api/posts` },
  )
  const own = await engine.newTab()
  await own.goto(url)
  await underControl(own)
  expect((await askEndpoint(own, 'api/posts')).body).toEqual({ cookies: [] })
})

const form = (action: string) =>
  `<form method="post" action="${action}" target="_top"></form><script>document.querySelector('form').submit()</script>`

const frames = {
  'a sandboxed frame of the site': (action: string) => ({ srcdoc: form(action) }),
  'a data: frame': (action: string) => ({ src: `data:text/html,${encodeURIComponent(form(action))}` }),
}

for (const [name, attributes] of Object.entries(frames)) {
  test(`a form of ${name} is refused`, async ({ tab, engine }) => {
    await openOwn(tab)
    const action = `${site.url}methods.json`
    await tab.evaluate((attributes) => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-forms allow-scripts allow-top-navigation')
      Object.assign(frame, attributes)
      document.body.append(frame)
    }, attributes(action))
    await tab.waitForFunction((url) => location.href === url && document.readyState === 'complete', action)
    const isHidden = name.includes('sandboxed') && isLimited(engine, 'no-origin-of-sandboxed-frames')
    expect(await tab.textContent('body')).toBe(isHidden ? accepted : refused)
    await expectStatus(engine, tab, isHidden ? 200 : 403)
  })
}
