import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'

const shop = 'https://shop.example.test'
const names = 'http://localhost:65001/v1'

let site: Site

test.use({ sharesTab: true })

test.beforeAll(async ({ serve }) => {
  site = await serve('tests/fixtures/origins')
})

interface Asked extends Omit<RequestInit, 'signal' | 'window'> {
  readonly url: string
}

interface Answered {
  readonly error?: string
  readonly status?: number
  readonly type?: string
  readonly url?: string
  readonly redirected?: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** What the page sees of an answer. */
const ask = (tab: Tab, asked: Asked): Promise<Answered> =>
  tab.evaluate(async ({ url, ...init }: Asked): Promise<Answered> => {
    try {
      const response = await fetch(url, init)
      const { status, type, redirected } = response
      const headers = Object.fromEntries(response.headers)
      return { status, type, redirected, url: response.url, headers, text: await response.text() }
    } catch (error) {
      return { error: String(error), headers: {}, text: '' }
    }
  }, asked)

async function open(tab: Tab, query = ''): Promise<void> {
  await tab.goto(site.url + query)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
}

const rules: readonly (readonly [title: string, query: string, init: RequestInit, isRead: boolean])[] = [
  ['any origin', 'allow-origin=*', {}, true],
  ['this origin', 'allow-origin=echo', {}, true],
  ['another origin', 'allow-origin=https%3A%2F%2Felsewhere.test', {}, false],
  ['no origin', 'expose-headers=x-public', {}, false],
  ['any origin, with credentials', 'allow-origin=*', { credentials: 'include' }, false],
  ['this origin, with credentials', 'allow-origin=echo', { credentials: 'include' }, false],
  [
    'this origin and credentials, with credentials',
    'allow-origin=echo&allow-credentials=true',
    { credentials: 'include' },
    true,
  ],
]

for (const [query, where] of [
  ['', ''],
  // The fallback, in a worker of the page.
  ['?absent', ', without a service worker'],
] as const) {
  test(`the first request of a first visit reaches another origin${where}`, async ({ tab }) => {
    await open(tab, query)
    const first = JSON.parse((await tab.evaluate(() => document.body.dataset.first)) ?? '')
    expect(first).toMatchObject({ id: '1', href: `${shop}/users/1.json`, pattern: '/users/[id].json' })
  })

  test(`requests have the facts that a server sees${where}`, async ({ tab }) => {
    await open(tab, query)
    const origin = new URL(site.url).origin
    const got = await ask(tab, { url: `${shop}/users/5.json?x=1` })
    expect(JSON.parse(got.text)).toEqual({
      id: '5',
      method: 'GET',
      href: `${shop}/users/5.json?x=1`,
      pattern: '/users/[id].json',
      origin,
      cookie: null,
      body: '',
      locals: { from: 'middleware of the shop' },
    })
    expect(got).toMatchObject({ status: 200, url: `${shop}/users/5.json?x=1`, redirected: false })
    // Its own middleware has run, and not the site's.
    expect(got.headers['x-shop']).toBe('yes')
    expect(got.headers['x-own-middleware']).toBeUndefined()
    // No preflight is needed for what a real browser would ask about first.
    const put = await ask(tab, {
      url: `${shop}/users/5.json`,
      method: 'PUT',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-odd': 'yes' },
    })
    expect(JSON.parse(put.text)).toMatchObject({ method: 'PUT', body: '{"a":1}', origin })
  })

  test(`a path of the option is where the routes start, and what matches none goes to the network${where}`, async ({
    tab,
  }) => {
    await open(tab, query)
    const got = await ask(tab, { url: `${names}/ada` })
    expect(JSON.parse(got.text)).toEqual({ name: 'ada', path: '/v1/ada' })
    for (const url of ['http://localhost:65001/v2/ada', `${names}/ada/more`, `${shop}/none`]) {
      expect((await ask(tab, { url })).error, url).toBeDefined()
    }
  })

  test(`handlers of any origin fetch each other${where}`, async ({ tab, base }) => {
    await open(tab, query)
    const own = await ask(tab, { url: `${base}api/ask.json` })
    expect(JSON.parse(own.text)).toMatchObject({ status: 200, user: { id: '7', origin: null } })
    const other = await ask(tab, { url: `${names}/ada`, method: 'POST' })
    expect(JSON.parse(other.text)).toMatchObject({ id: '9' })
  })

  test(`cookies of another origin need credentials, and pages never see them${where}`, async ({ tab }) => {
    await open(tab, query)
    const cookieAt = async (credentials: RequestCredentials): Promise<string | null> =>
      JSON.parse((await ask(tab, { url: `${shop}/users/1.json`, credentials })).text).cookie
    const login = `${shop}/login?token=${query === '' ? 'first' : 'second'}`
    const token = new URL(login).searchParams.get('token') ?? ''
    await ask(tab, { url: login, method: 'POST' })
    expect((await cookieAt('include')) ?? '').not.toContain(token)
    const { status } = await ask(tab, { url: login, method: 'POST', credentials: 'include' })
    expect(status).toBe(204)
    expect(await cookieAt('include')).toBe(`token=${token}; seen=yes`)
    expect(await cookieAt('same-origin')).toBeNull()
    expect(await cookieAt('omit')).toBeNull()
    expect(await tab.evaluate(() => document.cookie)).toBe('')
    const xhr = await tab.evaluate(
      (url: string) =>
        new Promise<string>((resolve) => {
          const request = new XMLHttpRequest()
          request.open('GET', url)
          request.withCredentials = true
          request.onload = () => resolve(request.responseText)
          request.onerror = () => resolve('{}')
          request.send()
        }),
      `${shop}/users/1.json`,
    )
    expect(JSON.parse(xhr).cookie).toBe(`token=${token}; seen=yes`)
  })

  test(`an answer that allows nothing itself may be read in full${where}`, async ({ tab }) => {
    await open(tab, query)
    const got = await ask(tab, { url: `${shop}/cors` })
    expect(got).toMatchObject({ status: 200, text: 'content' })
    expect(got.headers).toMatchObject({ 'x-secret': 'hidden', 'x-public': 'shown' })
    const withCookies = await ask(tab, { url: `${shop}/cors`, credentials: 'include' })
    expect(withCookies).toMatchObject({ status: 200, text: 'content' })
  })

  test(`headers that an endpoint sets itself decide, as on a server${where}`, async ({ tab }) => {
    await open(tab, query)
    for (const [title, query, init, isRead] of rules) {
      const got = await ask(tab, { url: `${shop}/cors?${query}`, ...init })
      expect(got.error === undefined, title).toBe(isRead)
      if (!isRead) continue
      expect(got.text).toBe('content')
      expect(got.headers['x-secret'], title).toBeUndefined()
    }
    const exposed = await ask(tab, { url: `${shop}/cors?allow-origin=*&expose-headers=x-public` })
    expect(exposed.headers['x-public']).toBe('shown')
    expect(exposed.headers['x-secret']).toBeUndefined()
  })

  test(`with no-cors, script sees nothing${where}`, async ({ tab }) => {
    await open(tab, query)
    const got = await ask(tab, { url: `${shop}/cors`, mode: 'no-cors' })
    expect(got).toMatchObject({ text: '', headers: {} })
    const same = await ask(tab, { url: `${shop}/cors`, mode: 'same-origin' })
    expect(same.error).toBeDefined()
  })

  test(`redirects lead from one origin to another${where}`, async ({ tab, base, engine }) => {
    await open(tab, query)
    const own = new URL(`${base}api/hello.json`, site.url).href
    const moved = (to: string, status = 302): string => `${shop}/moved?status=${status}&to=${encodeURIComponent(to)}`
    const inside = await ask(tab, { url: moved('/users/2.json') })
    expect(JSON.parse(inside.text)).toMatchObject({ id: '2' })
    const between = await ask(tab, { url: moved(`${names}/ada`) })
    expect(JSON.parse(between.text)).toEqual({ name: 'ada', path: '/v1/ada' })
    const kept = await ask(tab, { url: moved('/users/2.json', 307), method: 'PUT', body: 'kept' })
    // WebKit asks the network whether it may send such a request.
    if (!isLimited(engine, 'no-redirected-writes-elsewhere')) {
      expect(JSON.parse(kept.text)).toMatchObject({ method: 'PUT', body: 'kept' })
    }
    const manual = await ask(tab, { url: moved('/users/2.json'), redirect: 'manual' })
    expect(manual.type).toBe('opaqueredirect')
    const home = await ask(tab, { url: moved(own) })
    expect(JSON.parse(home.text)).toMatchObject({ hello: 'own' })
  })
}

test('elements, beacons and streams reach other origins', async ({ tab, engine }) => {
  await open(tab)
  const size = await tab.evaluate(async (url: string) => {
    const image = new Image()
    image.src = url
    await image.decode()
    const context = document.createElement('canvas').getContext('2d')
    context?.drawImage(image, 0, 0)
    let canRead = true
    try {
      context?.getImageData(0, 0, 1, 1)
    } catch {
      canRead = false
    }
    return [image.width, image.height, canRead]
  }, `${shop}/pixel.svg`)
  // On the network, an image of another origin makes a canvas unreadable.
  expect(size).toEqual([7, 5, engine.name !== 'firefox'])
  await tab.evaluate((url: string) => navigator.sendBeacon(url, 'sent'), `${shop}/beacons`)
  await expect.poll(async () => (await ask(tab, { url: `${shop}/beacons` })).text).toBe('sent')
  await tab.evaluate((url: string) => {
    document.head.append(Object.assign(document.createElement('script'), { src: url }))
  }, `${shop}/script.js`)
  await tab.waitForFunction(() => document.body.dataset.script === 'ran')
  const events = await tab.evaluate(
    (url: string) =>
      new Promise<readonly string[]>((resolve) => {
        const texts: string[] = []
        const source = new EventSource(url)
        source.onmessage = ({ data }) => {
          texts.push(data)
          if (texts.length < 2) return
          source.close()
          resolve(texts)
        }
      }),
    `${shop}/stream`,
  )
  expect(events).toEqual(['one', 'two'])
})

test('the policy of the page and the type of answers are the page’s own', async ({ tab }) => {
  await open(tab)
  // On the network, this would be "cors". No engine says so of what a worker answers.
  expect((await ask(tab, { url: `${shop}/cors` })).type).toBe('basic')
  const isAllowed = await tab.evaluate(async (url: string) => {
    const { head } = document
    const policy = Object.assign(document.createElement('meta'), {
      httpEquiv: 'Content-Security-Policy',
      content: "connect-src 'self'",
    })
    head.append(policy)
    return fetch(url).then(
      () => true,
      () => false,
    )
  }, `${shop}/cors`)
  expect(isAllowed).toBe(false)
})
