import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/cookies'

let folder: TemporaryFolder
let site: Served

test.beforeAll(async () => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project)
  site = await preview(folder.path, project)
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

test.afterEach(() => {
  expect(site.takeRequests().filter((path) => path.startsWith('/api/'))).toEqual([])
})

async function open(page: Page): Promise<Page> {
  await page.goto(site.url)
  await page.locator('[data-ready]').waitFor({ state: 'attached' })
  return page
}

/** What an endpoint answers, as JSON where it is. */
function ask(page: Page, path: string, method = 'GET', body?: string, init: RequestInit = {}): Promise<unknown> {
  return page.evaluate(
    async ([path, method, body, init]) => {
      const response = await fetch(path, { method, ...init, ...(body !== undefined && { body }) })
      const text = await response.text()
      return text.startsWith('{') ? JSON.parse(text) : response.status
    },
    [path, method, body, init] as const,
  )
}

const set = (page: Page, ...lines: string[]) => ask(page, '/api/set', 'POST', lines.join('\n'))
const header = async (page: Page): Promise<unknown> => {
  const { header } = (await ask(page, '/api/seen')) as { header: string | null }
  return header?.split('; ').sort().join('; ') ?? null
}
const ofPage = (page: Page): Promise<string> => page.evaluate(() => document.cookie)
/** Resolves when the browser's store has it: Chromium takes `document.cookie` without waiting for that. */
const write = (page: Page, cookie: string): Promise<void> =>
  page.evaluate(async (cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
    document.cookie = cookie
    await cookieStore.getAll()
  }, cookie)

async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

const loggedIn = { session: 'secret of ada', user: 'ada' }

test('a login survives reload, a stopped worker and a second tab, and ends in all of them', async ({
  page,
  context,
}) => {
  await open(page)
  expect(await ask(page, '/api/me')).toEqual({})
  expect(await ask(page, '/api/login', 'POST', 'ada')).toEqual({ user: 'ada' })
  expect(await ask(page, '/api/me')).toEqual(loggedIn)

  await page.reload()
  expect(await ask(page, '/api/me')).toEqual(loggedIn)
  expect(await ofPage(page)).toBe('user=ada')

  await stopWorkers(context, page)
  expect(await ask(page, '/api/me')).toEqual(loggedIn)

  const second = await open(await context.newPage())
  expect(await ask(second, '/api/me')).toEqual(loggedIn)
  expect(await ask(second, '/api/login', 'DELETE')).toBe(204)
  expect(await ask(page, '/api/me')).toEqual({})
  expect(await ofPage(page)).toBe('')
  await stopWorkers(context, page)
  expect(await ask(page, '/api/me')).toEqual({})
})

test('a login survives a browser restart', async ({ playwright, launchOptions }) => {
  const profile = await temporaryFolder()
  const launch = () => playwright.chromium.launchPersistentContext(profile.path, launchOptions)
  try {
    let context = await launch()
    const first = await open(await context.newPage())
    await ask(first, '/api/login', 'POST', 'ada')
    await context.close()

    context = await launch()
    const next = await open(await context.newPage())
    expect(await ask(next, '/api/me')).toEqual(loggedIn)
    expect(await ofPage(next)).toBe('user=ada')
    await context.close()
  } finally {
    await profile.remove()
  }
})

test('a login survives a browser that crashes at once', async ({ playwright, launchOptions }) => {
  const profile = await temporaryFolder()
  const launch = () => playwright.chromium.launchPersistentContext(profile.path, launchOptions)
  try {
    let context = await launch()
    const first = await open(await context.newPage())
    await ask(first, '/api/login', 'POST', 'ada')
    const closed = new Promise((resolve) => context.on('close', resolve))
    const session = await context.browser()?.newBrowserCDPSession()
    const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {}
    process.kill(Number(processInfo.find(({ type }) => type === 'browser')?.id), 'SIGKILL')
    await closed

    context = await launch()
    const next = await open(await context.newPage())
    expect(await ask(next, '/api/me')).toEqual(loggedIn)
    expect(await ofPage(next)).toBe('user=ada')
    await write(next, 'user=; path=/; max-age=0')
    expect(await ask(next, '/api/me')).toEqual({ session: 'secret of ada' })
    await context.close()
  } finally {
    await profile.remove()
  }
})

test('cookies of the page reach the endpoints, changed and deleted ones as well', async ({ page, context }) => {
  await open(page)
  await write(page, 'theme=dark; path=/')
  expect(await header(page)).toBe('theme=dark')
  await ask(page, '/api/login', 'POST', 'ada')
  await write(page, 'user=eve; path=/')
  expect(await ask(page, '/api/me')).toEqual({ session: 'secret of ada', user: 'eve' })
  await stopWorkers(context, page)
  expect(await ask(page, '/api/me')).toEqual({ session: 'secret of ada', user: 'eve' })
  await write(page, 'user=; path=/; max-age=0')
  expect(await ask(page, '/api/me')).toEqual({ session: 'secret of ada' })
  await write(page, 'theme=; path=/; max-age=0')
  expect(await header(page)).toBe('session=secret%20of%20ada')
})

test('a page can neither read nor replace an HttpOnly cookie', async ({ page }) => {
  await open(page)
  await write(page, 'session=mine; path=/')
  await ask(page, '/api/login', 'POST', 'ada')
  expect(await ofPage(page)).toBe('user=ada')
  await write(page, 'session=mine; path=/')
  expect(await ask(page, '/api/me')).toEqual(loggedIn)
})

test('the cookie header is on the request, its clones and its copies', async ({ page }) => {
  await open(page)
  const nothing = {
    header: null,
    listed: null,
    clone: null,
    copy: null,
    copyOfParts: null,
    own: 'own=1',
    isRequest: true,
  }
  expect(await ask(page, '/api/seen')).toEqual(nothing)
  await set(page, 'a=1; Path=/')
  const all = {
    header: 'a=1',
    listed: 'a=1',
    clone: 'a=1',
    copy: 'a=1',
    copyOfParts: 'a=1',
    own: 'own=1',
    isRequest: true,
  }
  expect(await ask(page, '/api/seen')).toEqual(all)
  expect(await ask(page, '/api/seen', 'POST', 'a body')).toEqual(all)
  expect(await ask(page, '/api/rewrite')).toEqual(all)
  expect(await ask(page, '/api/seen', 'GET', undefined, { credentials: 'omit' })).toEqual(nothing)
})

for (const by of ['init', 'list', 'headers', 'json', 'append', 'set', 'clone', 'copy', 'subclass', 'fetched']) {
  test(`Set-Cookie on a Response counts, by way of ${by}`, async ({ page }) => {
    await open(page)
    const response = await page.evaluate(async (by) => {
      const { status, headers } = await fetch(`/api/way?by=${by}`)
      return { status, kept: headers.get('x-kept') }
    }, by)
    expect(response.kept).toBe('yes')
    expect(await header(page)).toBe('way=taken')
    expect(await ofPage(page)).toBe('way=taken')
  })
}

test('cookies go with a redirect', async ({ page }) => {
  await open(page)
  await ask(page, '/api/way', 'POST')
  expect(await header(page)).toBe('way=redirected')
})

test('attributes hold: path, age, Secure and prefixes on this machine', async ({ page }) => {
  const warnings: string[] = []
  page.context().on('serviceworker', (worker) => worker.on('console', (message) => warnings.push(message.text())))
  await open(page)
  await set(
    page,
    'deep=1; Path=/api/seen',
    'else=1; Path=/elsewhere',
    'folder=1',
    'short=1; Path=/; Max-Age=1',
    'gone=1; Path=/; Max-Age=0',
    'secure=1; Path=/; Secure',
    '__Host-a=1; Path=/; Secure',
    '__Host-b=1; Secure',
    '__Secure-c=1; Path=/',
    'none=1; Path=/; SameSite=None',
    'far=1; Path=/; Domain=shop.example',
    'tex\tt=a b; Path=/',
    `long=${'x'.repeat(4093)}; Path=/`,
    '__proto__=1; Path=/',
  )
  expect(await header(page)).toBe('__Host-a=1; __proto__=1; deep=1; folder=1; secure=1; short=1; tex\tt=a b')
  expect(await ofPage(page)).toContain('secure=1')
  expect(await ofPage(page)).toContain('__Host-a=1')
  await expect.poll(() => header(page)).toBe('__Host-a=1; __proto__=1; deep=1; folder=1; secure=1; tex\tt=a b')
})

test('cookies set at once are all kept', async ({ page, context }) => {
  await open(page)
  const second = await open(await context.newPage())
  const names = Array.from({ length: 20 }, (_, at) => `c${String(at).padStart(2, '0')}=1`)
  await Promise.all(names.map((pair, at) => set(at % 2 === 0 ? page : second, `${pair}; Path=/`)))
  expect(await header(page)).toBe(names.join('; '))
  await stopWorkers(context, page)
  expect(await header(page)).toBe(names.join('; '))
  expect((await ofPage(page)).split('; ').sort()).toEqual(names)
})

test('where a worker cannot write cookies, pages do, and the jar is right meanwhile', async ({ page, context }) => {
  await open(page)
  await ask(page, '/api/engine', 'POST')
  await ask(page, '/api/login', 'POST', 'ada')
  await expect.poll(() => ofPage(page)).toBe('user=ada')
  await ask(page, '/api/login', 'POST', 'eve')
  expect(await ask(page, '/api/me')).toEqual({ session: 'secret of eve', user: 'eve' })
  await expect.poll(() => ofPage(page)).toBe('user=eve')
  await write(page, 'user=mallory; path=/')
  expect(await ask(page, '/api/me')).toEqual({ session: 'secret of eve', user: 'mallory' })

  // A page that was not there when the cookie was set gets it when it starts.
  await page.evaluate(() => {
    Object.defineProperty(document, 'cookie', { set: () => {}, get: () => '' })
  })
  await ask(page, '/api/login', 'DELETE')
  expect(await ask(page, '/api/me')).toEqual({})
  const second = await open(await context.newPage())
  await expect.poll(() => ofPage(second)).toBe('')
  expect(await ask(second, '/api/me')).toEqual({})
})

test('without IndexedDB requests are answered, and cookies live in memory', async ({ page, context }) => {
  const errors: string[] = []
  context.on('serviceworker', (worker) => worker.on('console', (message) => errors.push(message.text())))
  await context.route('**/sw.js', async (route) => {
    const response = await route.fetch()
    const blocked = `IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError') };\n`
    await route.fulfill({ response, body: blocked + (await response.text()) })
  })
  await open(page)
  await ask(page, '/api/login', 'POST', 'ada')
  expect(await ask(page, '/api/me')).toEqual(loggedIn)
  await expect.poll(() => errors.join('\n')).toContain('The browser refuses IndexedDB')
})
