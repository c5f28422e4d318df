import { cp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from './engine/engine.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited, skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Site } from './serve-builds.ts'
import { preview, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/cookies'

let site: Site

test.use({ launch: idleWorkers })

test.beforeAll(async ({ serve }) => {
  site = await serve(project)
})

test.afterEach(({ base }) => {
  expect(site.takeRequests().filter((path) => path.startsWith(`${base}api/`))).toEqual([])
})

async function open(tab: Tab, url = site.url): Promise<Tab> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  return tab
}

interface Asked {
  readonly method?: string
  readonly body?: string
  readonly credentials?: RequestCredentials
}

/** What an endpoint answers, as JSON where it is. */
function ask(tab: Tab, path: string, init: Asked = {}): Promise<unknown> {
  return tab.evaluate(
    async ({ path, init }) => {
      const response = await fetch(path, init)
      const text = await response.text()
      return text.startsWith('{') ? JSON.parse(text) : response.status
    },
    { path, init },
  )
}

const login = (tab: Tab, user: string) => ask(tab, 'api/login', { method: 'POST', body: user })
const logout = (tab: Tab) => ask(tab, 'api/login', { method: 'DELETE' })
const set = (tab: Tab, ...lines: string[]) => ask(tab, 'api/set', { method: 'POST', body: lines.join('\n') })
const header = async (tab: Tab): Promise<unknown> => {
  const { header } = (await ask(tab, 'api/seen')) as { header: string | null }
  return header?.split('; ').sort().join('; ') ?? null
}

const ofPage = (tab: Tab): Promise<string> => tab.evaluate(() => document.cookie.split('; ').sort().join('; '))

/** At once where a worker can write cookies: elsewhere the page does, after a message. */
async function expectOfPage(engine: Engine, tab: Tab, cookies: string): Promise<void> {
  if (isLimited(engine, 'no-cookie-writes')) await expect.poll(() => ofPage(tab)).toBe(cookies)
  else expect(await ofPage(tab)).toBe(cookies)
}

/** Resolves when the browser's store has it: Chromium takes `document.cookie` without waiting for that. */
const write = (tab: Tab, cookie: string): Promise<void> =>
  tab.evaluate(async (cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
    document.cookie = cookie
    await cookieStore.getAll()
  }, cookie)

/** From now on another worker answers, where the engine lets the one that runs be ended. */
async function restartWorker(engine: Engine, tab: Tab): Promise<void> {
  if (isLimited(engine, 'no-worker-end')) return
  const before = await ask(tab, 'api/worker')
  await engine.stopWorkers()
  expect(await ask(tab, 'api/worker')).not.toEqual(before)
}

const loggedIn = { session: 'secret of ada', user: 'ada' }

test('a login survives reload, a stopped worker and a second tab, and ends in all of them', async ({ tab, engine }) => {
  await open(tab)
  expect(await ask(tab, 'api/me')).toEqual({})
  expect(await login(tab, 'ada')).toEqual({ user: 'ada' })
  expect(await ask(tab, 'api/me')).toEqual(loggedIn)

  await tab.reload()
  expect(await ask(tab, 'api/me')).toEqual(loggedIn)
  await expectOfPage(engine, tab, 'user=ada')

  await restartWorker(engine, tab)
  expect(await ask(tab, 'api/me')).toEqual(loggedIn)

  const second = await open(await engine.newTab())
  expect(await ask(second, 'api/me')).toEqual(loggedIn)
  expect(await logout(second)).toBe(204)
  expect(await ask(tab, 'api/me')).toEqual({})
  await expectOfPage(engine, tab, '')
  await restartWorker(engine, tab)
  expect(await ask(tab, 'api/me')).toEqual({})
})

test('a login survives a worker that ends when no page is open', async ({ tab, engine }) => {
  await open(tab)
  await login(tab, 'ada')
  const before = await ask(tab, 'api/worker')
  await tab.goto('about:blank')
  // WebKit ends a worker about 15 s after its last page.
  if (isLimited(engine, 'no-worker-end')) await delay(20_000)
  else await engine.stopWorkers()
  await open(tab)
  expect(await ask(tab, 'api/worker')).not.toEqual(before)
  expect(await ask(tab, 'api/me')).toEqual(loggedIn)
})

test('a login survives a browser restart', async ({ profile }) => {
  skipFor(profile, 'no-kept-profile')
  test.slow()
  let engine = await profile.start()
  await login(await open(await engine.newTab()), 'ada')
  await engine.close()

  engine = await profile.start()
  const next = await open(await engine.newTab())
  expect(await ask(next, 'api/me')).toEqual(loggedIn)
  await expectOfPage(engine, next, 'user=ada')
})

test('a login survives a browser that crashes at once', { tag: '@one-engine' }, async ({ profile }) => {
  skipFor(profile, 'no-kept-profile')
  test.slow()
  let engine = await profile.start()
  await login(await open(await engine.newTab()), 'ada')
  await engine.crash()

  engine = await profile.start()
  const next = await open(await engine.newTab())
  expect(await ask(next, 'api/me')).toEqual(loggedIn)
  await expectOfPage(engine, next, 'user=ada')
  await write(next, 'user=; path=/; max-age=0')
  expect(await ask(next, 'api/me')).toEqual({ session: 'secret of ada' })
})

test('cookies of the page reach the endpoints, changed and deleted ones as well', async ({ tab, engine }) => {
  await open(tab)
  await write(tab, 'theme=dark; path=/')
  expect(await header(tab)).toBe('theme=dark')
  await login(tab, 'ada')
  await expectOfPage(engine, tab, 'theme=dark; user=ada')
  await write(tab, 'user=eve; path=/')
  expect(await ask(tab, 'api/me')).toEqual({ session: 'secret of ada', user: 'eve' })
  await restartWorker(engine, tab)
  expect(await ask(tab, 'api/me')).toEqual({ session: 'secret of ada', user: 'eve' })
  await write(tab, 'user=; path=/; max-age=0')
  expect(await ask(tab, 'api/me')).toEqual({ session: 'secret of ada' })
  await write(tab, 'theme=; path=/; max-age=0')
  expect(await header(tab)).toBe('session=secret%20of%20ada')
})

test('cookies of a page reach an endpoint that is opened when the page has gone', async ({ tab, engine }) => {
  await open(tab)
  await write(tab, 'theme=dark; path=/')
  await tab.goto('about:blank')
  await tab.goto(`${site.url}api/seen`)
  const { header } = JSON.parse((await tab.textContent('body')) ?? '')
  expect(header).toBe(isLimited(engine, 'no-cookies-of-closed-pages') ? null : 'theme=dark')
})

test('a page can neither read nor replace an HttpOnly cookie', async ({ tab, engine }) => {
  await open(tab)
  await write(tab, 'session=mine; path=/')
  await login(tab, 'ada')
  await expectOfPage(engine, tab, 'user=ada')
  await write(tab, 'session=mine; path=/')
  expect(await ask(tab, 'api/me')).toEqual(loggedIn)
})

test('the cookie header is on the request, its clones and its copies', async ({ tab }) => {
  await open(tab)
  const seen = (cookie: string | null) => ({
    header: cookie,
    listed: cookie,
    clone: cookie,
    copy: cookie,
    copyOfParts: cookie,
    own: 'own=1',
    isRequest: true,
  })
  expect(await ask(tab, 'api/seen')).toEqual(seen(null))
  await set(tab, 'a=1; Path=/')
  expect(await ask(tab, 'api/seen')).toEqual(seen('a=1'))
  expect(await ask(tab, 'api/seen', { method: 'POST', body: 'a body' })).toEqual(seen('a=1'))
  expect(await ask(tab, 'api/rewrite')).toEqual(seen('a=1'))
  expect(await ask(tab, 'api/seen', { credentials: 'omit' })).toEqual(seen(null))
})

test('Set-Cookie on a Response counts, by whatever way it came there', async ({ tab, engine }) => {
  await open(tab)
  for (const by of ['init', 'list', 'headers', 'json', 'append', 'set', 'clone', 'copy', 'subclass', 'fetched']) {
    await test.step(by, async () => {
      await write(tab, 'way=; path=/; max-age=0')
      expect(await header(tab)).toBe(null)
      const kept = await tab.evaluate(async (by) => (await fetch(`api/way?by=${by}`)).headers.get('x-kept'), by)
      expect(kept).toBe('yes')
      expect(await header(tab)).toBe('way=taken')
      await expectOfPage(engine, tab, 'way=taken')
    })
  }
})

test('cookies go with a redirect', async ({ tab }) => {
  await open(tab)
  await ask(tab, 'api/way', { method: 'POST' })
  expect(await header(tab)).toBe('way=redirected')
})

test('attributes work: path, age, Secure and prefixes on localhost', async ({ tab, engine, base }) => {
  await open(tab)
  await set(
    tab,
    `deep=1; Path=${base}api/seen`,
    'else=1; Path=/elsewhere',
    'folder=1',
    'short=1; Path=/; Max-Age=3',
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
  expect(await header(tab)).toBe('__Host-a=1; __proto__=1; deep=1; folder=1; secure=1; short=1; tex\tt=a b')
  await expect.poll(() => ofPage(tab)).toContain('secure=1')
  const isPrefixSeen = !isLimited(engine, 'no-secure-prefix-on-loopback')
  expect((await ofPage(tab)).includes('__Host-a=1')).toBe(isPrefixSeen)
  await expect.poll(() => header(tab)).toBe('__Host-a=1; __proto__=1; deep=1; folder=1; secure=1; tex\tt=a b')
})

test('SameSite=Strict cookies go with links of the site, and not with those that may be of another', async ({
  tab,
  engine,
}) => {
  isLimited(engine, 'no-strict-without-referrer')
  const foreign = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another site</title><body>')
  })
  await new Promise<void>((resolve) => foreign.listen(0, 'localhost', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const far = `http://localhost:${(foreign.address() as AddressInfo).port}/`
  try {
    await open(tab)
    await set(tab, 'strict=1; Path=/; SameSite=Strict', 'lax=1; Path=/; SameSite=Lax')
    expect(await header(tab)).toBe('lax=1; strict=1')
    expect(await followLink(tab, {})).toBe('lax=1; strict=1')
    expect(await followLink(tab, { rel: 'noreferrer' })).toBe('lax=1')
    for (const rel of ['', 'noreferrer']) expect(await followLink(tab, { rel, from: far })).toBe('lax=1')
    // WebKit may send the first link of another site to the server, whose 404 page opens it again.
    if (engine.name === 'webkit') site.takeRequests()
  } finally {
    foreign.close()
  }
})

/** Clicks a link to an endpoint, and returns the cookies that come with it. */
async function followLink(tab: Tab, { rel = '', from = site.url }): Promise<string> {
  await tab.goto(from)
  await tab.evaluate(
    (link) => {
      document.body.append(Object.assign(document.createElement('a'), link))
    },
    { rel, href: `${site.url}api/seen`, textContent: 'Seen' },
  )
  await tab.click('a')
  await tab.waitForFunction(() => document.body?.textContent?.includes('"header"'))
  const { header } = JSON.parse((await tab.textContent('body')) ?? '')
  return String(header).split('; ').sort().join('; ')
}

test('cookies set at once are all kept', async ({ tab, engine }) => {
  await open(tab)
  const second = await open(await engine.newTab())
  const names = Array.from({ length: 20 }, (_, at) => `c${String(at).padStart(2, '0')}=1`)
  await Promise.all(names.map((pair, at) => set(at % 2 === 0 ? tab : second, `${pair}; Path=/`)))
  expect(await header(tab)).toBe(names.join('; '))
  await restartWorker(engine, tab)
  expect(await header(tab)).toBe(names.join('; '))
  await expectOfPage(engine, tab, names.join('; '))
})

test('a worker overwrites nothing that another has stored meanwhile', async ({ tab, engine }) => {
  await open(tab)
  await set(tab, 'first=1; Path=/; HttpOnly')
  // As another worker of the app does it, but without the message that reports it.
  await tab.evaluate(async () => {
    const found = await indexedDB.databases()
    const name = found.map(({ name }) => name ?? '').find((name) => name.startsWith('stowaway:cookies'))
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const database = opening.result
        const change = database.transaction('cookies', 'readwrite')
        const objects = change.objectStore('cookies')
        const read = objects.get('jar')
        read.onsuccess = () => {
          const jar = read.result
          const [cookie] = jar.cookies
          objects.put({ ...jar, cookies: [cookie, { ...cookie, name: 'other' }], edition: 2 }, 'jar')
        }
        change.oncomplete = () => {
          database.close()
          resolve()
        }
      }
    })
  })
  await set(tab, 'first=2; Path=/; HttpOnly', 'last=3; Path=/')
  const all = 'first=2; last=3; other=1'
  expect(await header(tab)).toBe(all)
  await restartWorker(engine, tab)
  expect(await header(tab)).toBe(all)
})

test('a cookie that is set again as it was stays, and one that a page deleted meanwhile comes back', async ({
  tab,
}) => {
  await open(tab)
  const lines = ['hidden=1; Path=/; HttpOnly', 'seen=1; Path=/']
  await set(tab, ...lines)
  expect(await header(tab)).toBe('hidden=1; seen=1')
  await write(tab, 'seen=; path=/; max-age=0')
  await set(tab, ...lines)
  expect(await header(tab)).toBe('hidden=1; seen=1')
  await expect.poll(() => ofPage(tab)).toBe('seen=1')
  await set(tab, 'hidden=2; Path=/; HttpOnly')
  expect(await header(tab)).toBe('hidden=2; seen=1')
})

test('where a worker cannot write cookies, pages do, and the jar is right meanwhile', async ({ tab, engine }) => {
  await open(tab)
  await ask(tab, 'api/engine', { method: 'POST' })
  await login(tab, 'ada')
  await expect.poll(() => ofPage(tab)).toBe('user=ada')
  await login(tab, 'eve')
  expect(await ask(tab, 'api/me')).toEqual({ session: 'secret of eve', user: 'eve' })
  await expect.poll(() => ofPage(tab)).toBe('user=eve')
  await write(tab, 'user=mallory; path=/')
  expect(await ask(tab, 'api/me')).toEqual({ session: 'secret of eve', user: 'mallory' })

  // What the open page did not write, the next one does when it starts.
  await tab.evaluate(() => {
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    Object.defineProperty(document, 'cookie', { ...cookie, set: () => {} })
  })
  await logout(tab)
  expect(await ask(tab, 'api/me')).toEqual({})
  const second = await open(await engine.newTab())
  await expect.poll(() => ofPage(second)).toBe('')
  expect(await ask(second, 'api/me')).toEqual({})
})

/** Put ahead of a worker: it has no IndexedDB, and tells a page what it has said on its console. */
const blocked = `
  IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError') }
  const said = []
  console.error = (...parts) => said.push(parts.join(' '))
  self.addEventListener('message', ({ data, ports }) => data === 'said?' && ports[0].postMessage(said.join('\\n')))
`

test('without IndexedDB requests are answered, and cookies live in memory', async ({ tab, base }) => {
  const copy = await temporaryFolder()
  await cp(site.folder, copy.path, { recursive: true })
  const script = join(copy.path, 'sw.js')
  await writeFile(script, `{${blocked}}\n${await readFile(script, 'utf8')}`)
  const own = await preview(copy.path, base)
  try {
    await open(tab, own.url)
    // A slow machine may let the browser end an idle worker in between, and its memory with it.
    await expect(async () => {
      await login(tab, 'ada')
      expect(await ask(tab, 'api/me')).toEqual(loggedIn)
    }).toPass({ timeout: 60_000 })
    const said = (): Promise<string> =>
      tab.evaluate(() => {
        const { port1, port2 } = new MessageChannel()
        navigator.serviceWorker.controller?.postMessage('said?', [port2])
        return new Promise((resolve) => {
          port1.onmessage = ({ data }) => resolve(data)
        })
      })
    await expect.poll(said).toContain('CookiesNotKept')
  } finally {
    await own.close()
    await copy.remove()
  }
})
