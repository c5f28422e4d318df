import {
  allAnswered,
  callAll,
  expectEndpoint,
  expectFile,
  fillField,
  json,
  onBoard,
  openDemo,
  press,
} from './demo-page.ts'
import type { Engine } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'
import { preview } from './serve-project.ts'

const project = 'site'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve(project)
})

/** One open page, for all tests that only look at it. */
let engine: Engine
let tab: Tab

function openOnce(): void {
  test.beforeAll(async ({ launched }) => {
    engine = await launched.newEngine()
    tab = await engine.newTab()
    await openDemo(tab, site.url)
  })
  test.afterAll(() => engine?.close())
}

test.describe('static file endpoints', () => {
  openOnce()

  test('data.json.ts builds /data.json', async () => {
    const answer = await press(tab, 'A file of data', 'GET /data.json')
    expectFile(answer, 'application/json')
    expect(json(answer)).toEqual({ name: 'Stowaway', cargo: ['tea', 'biscuits', 'a chart'] })
  })

  test('an encoding makes a binary PNG', async () => {
    const answer = await press(tab, 'A binary PNG image, by encoding', 'GET /boat.png')
    expectFile(answer, 'image/png')
    expect(answer.image).toEqual({ caption: '32 × 32 pixels, 176 bytes', width: 32 })
  })

  test('an endpoint typed as APIRoute returns a Response', async () => {
    const answer = await press(tab, 'The APIRoute type', 'GET /builtwith.json')
    expectFile(answer, 'application/json')
    expect(json(answer)).toMatchObject({ site: 'https://stowaway.example/' })
  })

  for (const [id, name] of ['Sarah', 'Chris', 'Dan'].map((name, index) => [String(index + 1), name] as const)) {
    test(`getStaticPaths makes /api/${id}.json`, async () => {
      const answer = await press(tab, 'params and dynamic routing', `GET /api/${id}.json`)
      expectFile(answer, 'application/json')
      expect(json(answer)).toEqual({ id, name })
    })
  }

  test('a fourth path is not made', async () => {
    expect(await tab.evaluate(async () => (await fetch('../api/4.json')).status)).toBe(404)
  })

  test('request.url is the full URL on the configured site', async ({ base }) => {
    const answer = await press(tab, 'request.url', 'GET /request-path.json')
    expectFile(answer, 'application/json')
    expect(json(answer)).toEqual({
      url: `https://stowaway.example${base}request-path.json`,
      path: `${base}request-path.json`,
    })
  })

  test('an RSS document is XML with its items', async () => {
    const answer = await press(tab, 'An RSS document', 'GET /rss.xml')
    expectFile(answer, 'xml')
    const items = await tab.evaluate((text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      return [...feed.querySelectorAll('rss > channel > item > title')].map((title) => title.textContent)
    }, answer.body ?? '')
    expect(items).toEqual(['Weighed anchor', 'Lost sight of the server'])
  })
})

test.describe('server endpoints', () => {
  openOnce()

  test('a lower-case get runs for each request', async () => {
    const first = await press(tab, 'Built when they are requested', 'GET /time.json')
    expectEndpoint(first, '/time.json', /^200/)
    expect(first.facts.type).toContain('application/json')
    await expect
      .poll(async () => json(await press(tab, 'Built when they are requested', 'GET /time.json')))
      .not.toEqual(json(first))
  })

  test('the worker decodes a binary encoding', async () => {
    const answer = await press(tab, 'Built when they are requested', 'GET /boat-binary.png')
    expectEndpoint(answer, '/boat-binary.png', /^200/)
    expect(answer.image?.caption).toBe('32 × 32 pixels, 176 bytes')
  })

  test('params work without getStaticPaths', async () => {
    const answer = await press(tab, 'params and your own Response', 'GET /helmet.json')
    expectEndpoint(answer, '/[id].json', /^200/)
    expect(answer.facts.type).toBe('application/json')
    expect(json(answer)).toEqual({ id: 'helmet', name: 'Diving helmet', price: 240 })
  })

  test('an unknown product is a 404 of the endpoint', async () => {
    const answer = await press(tab, 'params and your own Response', 'GET /anvil.json')
    expectEndpoint(answer, '/[id].json', /^404 Not found$/)
    expect(answer.text).toContain('No body')
  })

  for (const { title, path, all } of [
    { title: 'HTTP methods', path: '/methods.json', all: 'ALL' },
    { title: 'HTTP methods, in lower case', path: '/old-methods.json', all: 'all' },
  ]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      test(`${path} answers ${method} with its own function`, async () => {
        const answer = await press(tab, title, `${method} ${path}`)
        expectEndpoint(answer, path, /^200/)
        expect(json(answer)).toEqual({ message: `This was a ${method}!` })
      })
    }

    test(`${path} answers any other method with ${all}`, async () => {
      const answer = await press(tab, title, `PATCH ${path}`)
      expectEndpoint(answer, path, /^200/)
      expect(json(answer)).toEqual({ message: `This was a PATCH, answered by ${all}!` })
    })
  }

  test('a method without a handler gets the site’s 404 page', async () => {
    const answer = await press(tab, 'A fully usable Request', 'GET /test-post.json')
    expectEndpoint(answer, '/test-post.json', /^404/)
    expect(answer.facts.type).toContain('text/html')
    expect(answer.body).toContain('404: nothing below this deck.')
  })

  test('the request’s body and headers can be read', async () => {
    await fillField(tab, 'Your name', 'Grace')
    const answer = await press(tab, 'A fully usable Request', 'POST /test-post.json')
    expectEndpoint(answer, '/test-post.json', /^200/)
    expect(json(answer)).toEqual({ message: 'Your name was: Grace' })

    const refused = await press(tab, 'A fully usable Request', 'POST /test-post.json as text')
    expect(refused.facts.status).toMatch(/^400/)
  })

  test('redirect() leads to an endpoint and to a file', async ({ base }) => {
    const shop = await press(tab, 'Redirects', 'GET /links/shop')
    expect(shop.facts.redirected).toBe(`${base}helmet.json`)
    expectEndpoint(shop, '/[id].json', /^200/)

    const news = await press(tab, 'Redirects', 'GET /links/news')
    expect(news.facts.redirected).toBe(`${base}rss.xml`)
    expect(news.facts.status).toMatch(/^200/)

    const nowhere = await press(tab, 'Redirects', 'GET /links/nowhere')
    expectEndpoint(nowhere, '/links/[id]', /^404 Not found$/)
  })
})

test.describe('a full API', () => {
  openOnce()

  test('an image is generated for any name', async () => {
    const ada = await press(tab, 'Generate images', 'GET /avatar/ada.png')
    expectEndpoint(ada, '/avatar/[name].png', /^200/)
    expect(ada.facts.type).toBe('image/png')
    expect(ada.image?.caption).toContain('126 × 126 pixels')

    await fillField(tab, 'Name', 'été/ü')
    const other = await press(tab, 'Generate images', 'GET /avatar/été/ü.png')
    expectEndpoint(other, '/avatar/[name].png', /^200/)
  })

  test('data is kept across a reload', async () => {
    await fillField(tab, 'Note', 'Mend the net')
    const added = await press(tab, 'Keep data', 'POST /api/notes.json')
    expectEndpoint(added, '/api/notes.json', /^201/)

    await tab.reload()
    await onBoard(tab)
    const kept = await press(tab, 'Keep data', 'GET /api/notes.json')
    expect(json(kept)).toEqual(['Mend the net'])

    const deleted = await press(tab, 'Keep data', 'DELETE /api/notes.json')
    expectEndpoint(deleted, '/api/notes.json', /^204/)
    expect(json(await press(tab, 'Keep data', 'GET /api/notes.json'))).toEqual([])
  })

  test('the page fits a phone', async () => {
    await tab.evaluate(() => {
      const frame = document.createElement('iframe')
      Object.assign(frame, { src: location.href, width: 390, height: 844, id: 'phone', scrolling: 'no' })
      frame.style.border = '0'
      document.body.append(frame)
    })
    const phone = (selector: string): Promise<string> =>
      tab.evaluate((selector) => {
        const frame = document.querySelector<HTMLIFrameElement>('#phone')
        return frame?.contentDocument?.querySelector(selector)?.textContent ?? ''
      }, selector)
    await expect.poll(() => phone('#worker')).toBe('On board')
    await tab.evaluate(() => Object(globalThis).phone.contentDocument.querySelector('#ask-all').click())
    await expect.poll(() => phone('#summary'), { timeout: 20_000 }).toContain('requests answered')
    expect(await tab.evaluate(() => Object(globalThis).phone.contentDocument.documentElement.scrollWidth)).toBe(390)
  })
})

test('no request for an endpoint reaches the server', async ({ tab, base }) => {
  /** What the page may ask its server for: its own files, and whether the server is there. */
  const ownFile =
    /^($|index\.html$|404\.html$|[\w-]+\.js$|favicon\.(?:ico|svg)$|app\.webmanifest$|(assets|docs|examples|gallery|playground)\/)/
  const own = await preview(site.folder, base)
  const others = (): string[] =>
    own
      .takeRequests()
      .map((path) => (path.startsWith(base) ? path.slice(base.length) : path))
      .filter((path) => !ownFile.test(path))
  try {
    await openDemo(tab, own.url)
    // What is kept offline is fetched by the worker, once, when it is installed.
    const isPrerendered = /^(api\/[123]|builtwith|data|request-path)\.json$|^boat\.png$|^rss\.xml$/
    const kept = others()
    expect(kept.filter((path) => !isPrerendered.test(path))).toEqual([])
    expect(kept).toHaveLength(8)
    await callAll(tab)
    expect(others()).toEqual([])
  } finally {
    await own.close()
  }
})

test('every card answers when the server has been stopped, also after a reload', { tag: '@smoke' }, async ({
  tab,
  base,
}) => {
  const own = await preview(site.folder, base)
  try {
    await openDemo(tab, own.url)
  } finally {
    await own.close()
  }
  await callAll(tab)
  expect(await tab.textContent('#server')).toMatch(/^Gone/)

  await tab.reload()
  await onBoard(tab)
  await callAll(tab)
  for (const [title, button, by] of [
    ['A file of data', 'GET /data.json', 'kept offline'],
    ['A binary PNG image, by encoding', 'GET /boat.png', 'kept offline'],
    ['Redirects', 'GET /links/shop', 'worker · /[id].json'],
    ['HTTP methods', 'DELETE /methods.json', 'worker · /methods.json'],
  ] as const) {
    expect((await press(tab, title, button)).facts.by).toBe(by)
  }
  const missing = await press(tab, 'A fully usable Request', 'GET /test-post.json')
  expect(missing.body).toContain('404: nothing below this deck.')
})

test('the page can be used with the keyboard', { tag: '@soak' }, async ({ tab }) => {
  await openDemo(tab, site.url)
  await tab.waitForFunction(() => document.querySelector('#ask-all:enabled') !== null)
  const focused = (): Promise<string | null | undefined> => tab.evaluate(() => document.activeElement?.textContent)
  await tab.press('body', 'Tab')
  expect(await focused()).toBe('Skip to content')
  await tab.press('.skip-link', 'Enter')
  await tab.press('body', 'Tab')
  expect(await focused()).toBe('Call every endpoint')
  await tab.press('#ask-all', 'Enter')
  await allAnswered(tab)
})
