import type { Live, LiveEvent } from '../../sw/live.ts'
import type { Engine } from './engine/engine.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { makeBundle } from './live-bundles.ts'
import { ask, count, counting, current, hello, install, openLive, rollback, scopeOf } from './live-page.ts'
import type { Served } from './serve-project.ts'

const project = 'tests/fixtures/live'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string
declare const mine: Live
declare const told: LiveEvent[]

let site: Served

test.beforeEach(async ({ serve }) => {
  site = await serve(project)
})

test('the new code runs after an edit, the old code stays if the new code throws, and rollback restores the previous one', async ({
  tab,
  base,
}) => {
  await openLive(tab, site.url)
  expect(await current(tab)).toBeUndefined()
  expect(await ask(tab, 'hello.json')).toMatch(/^LiveBundleMissing/)
  const [first, second] = [hello(base, 'first'), hello(base, 'second')]
  expect(await install(tab, first)).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await ask(tab, 'missing')).toMatchObject({ status: 404 })
  expect(await install(tab, second)).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"second"' })
  expect(await current(tab)).toEqual({ hash: second.hash, previous: first.hash })

  expect(await install(tab, hello(base, 'broken', 'null.f()'))).toMatch(/^TypeError: /)
  expect(await install(tab, hello(base, 'broken', 'const = 1'))).toMatch(/^SyntaxError: /)
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"second"' })
  expect(await current(tab)).toEqual({ hash: second.hash, previous: first.hash })

  expect(await rollback(tab)).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await current(tab)).toEqual({ hash: first.hash })
  expect(await rollback(tab)).toMatch(/^LiveNothingBefore/)
  expect(await tab.evaluate(() => told.map(({ type }) => type))).toEqual(expect.arrayContaining(['switched', 'failed']))
  // Only what is run, and what was, is kept.
  expect(await tab.evaluate(keysOf, `stowaway:live ${scopeOf(base)} live`)).toEqual([`bundle ${first.hash}`, 'pointer'])
  expect(site.takeRequests().filter((path) => path.includes('/play/'))).toEqual([])
})

const keysOf = (name: string): Promise<IDBValidKey[]> =>
  new Promise((resolve) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => {
      const keys = request.result.transaction('bundles').objectStore('bundles').getAllKeys()
      keys.onsuccess = () => {
        request.result.close()
        resolve(keys.result)
      }
    }
  })

test('a first bundle that throws leaves no worker behind; wrong addresses are refused', { tag: '@one-engine' }, async ({
  tab,
  base,
}) => {
  await openLive(tab, site.url)
  expect(await install(tab, hello(base, 'x', 'null.f()'))).toMatch(/^TypeError: /)
  expect(await current(tab)).toBeUndefined()
  expect(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1)
  expect(await install(tab, makeBundle({}, { base: `${base}elsewhere/` }))).toMatch(/^LiveBaseWrong/)
  expect(await install(tab, { ...hello(base, 'x'), hash: '../x' })).toMatch(/^BundleInvalid/)
  const refused = await tab.evaluate(() =>
    [`${base}play/x`, '/', base, `${base}../x/`, 'https://example.org/x/'].map((scope) => {
      try {
        live.createLive({ script: `${base}live.js`, scope })
        return `${scope} is taken`
      } catch (error) {
        return error instanceof Error ? error.name : ''
      }
    }),
  )
  expect(new Set(refused)).toEqual(new Set(['LiveScopeOutside']))
  const missing = await tab.evaluate(
    (bundle) =>
      live
        .createLive({ script: `${base}no-live.js`, scope: `${base}play/one/` })
        .install(bundle)
        .catch((error: Error) => error.name),
    hello(base, 'x'),
  )
  expect(missing).toBe('LiveWorkerFailed')
})

test('pages below the scope reach the endpoints: navigations, forms, cookies, sessions and storage', async ({
  tab,
  base,
}) => {
  await openLive(tab, site.url)
  const files = {
    'index.ts': `return { GET: () => new Response('<!doctype html><title>mine</title><form method=post action="${scopeOf(base)}add"><button>go</button></form>', { headers: { 'content-type': 'text/html' } }) }`,
    'add.ts': `return { POST: ({ redirect }) => redirect('${scopeOf(base)}done') }`,
    'done.ts': `return { GET: () => new Response('<p id=end>posted', { headers: { 'content-type': 'text/html' } }) }`,
  }
  expect(await install(tab, makeBundle(files, { base: scopeOf(base) }))).toBe('done')
  expect(await install(tab, counting(base))).toBe('done')
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })
  expect(await count(tab)).toEqual({ status: 200, body: '[2,2,2]' })
  expect(await rollback(tab)).toBe('done')
  expect(await install(tab, counting(base))).toBe('done')
  expect(await count(tab)).toEqual({ status: 200, body: '[3,3,3]' })
  expect(await rollback(tab)).toBe('done')
  await tab.goto(new URL('play/one/', site.url).href)
  await tab.click('button')
  expect(await tab.textContent('#end')).toBe('posted')
})

test('files of the project are stored and served next to its endpoints', { tag: '@one-engine' }, async ({
  tab,
  base,
}) => {
  await openLive(tab, site.url)
  const scope = scopeOf(base)
  const installed = await tab.evaluate(
    async (bundle) => {
      const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
      const page = '<!doctype html><title>mine</title><p id=end></p><script src="app.js"></script>'
      const script =
        "fetch('hello.json').then((r) => r.json()).then((text) => { document.querySelector('p').textContent = text })"
      const files = [
        { path: '/index.html', type: 'text/html', body: bytes(page) },
        { path: '/app.js', type: 'text/javascript', body: bytes(script) },
      ]
      await mine.install({ ...bundle, files })
      return mine.current()
    },
    hello(base, 'from the page'),
  )
  expect(installed).toBeDefined()
  await tab.goto(new URL(scope, site.url).href)
  await tab.waitForFunction(() => document.querySelector('#end')?.textContent !== '')
  expect(await tab.textContent('#end')).toBe('from the page')
  expect(site.takeRequests().filter((path) => path.includes('/play/'))).toEqual([])
})

test('streams and signals work as in any worker, and the page gets the code’s console output', async ({
  tab,
  base,
}) => {
  await openLive(tab, site.url)
  await install(
    tab,
    makeBundle(
      {
        'slow.ts': `return { GET: ({ signal }) => { console.log('asked', { a: 1 }); return new Promise((_, reject) => signal.addEventListener('abort', () => { console.log('aborted'); reject(signal.reason) })) } }`,
        'ticks.ts': `return { GET: () => { let n = 0; return new Response(new ReadableStream({ async pull(c) { c.enqueue(new TextEncoder().encode(String(n++))) ; if (n === 3) c.close() } })) } }`,
        'fails.ts': `return { GET: () => { throw new RangeError('too far') } }`,
      },
      { base: scopeOf(base) },
    ),
  )
  expect(await ask(tab, 'ticks')).toEqual({ status: 200, body: '012' })
  expect(await ask(tab, 'fails')).toMatchObject({ status: 500, body: expect.stringContaining('too far') })
  const aborted = await tab.evaluate(async () => {
    const controller = new AbortController()
    const answer = mine.request(new Request(`${base}play/one/slow`, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 300)
    return answer.then(
      () => 'answered',
      (error: Error) => error.name,
    )
  })
  expect(aborted).toBe('AbortError')
  await tab.waitForFunction(() =>
    told.some((event) => event.type === 'console' && event.args[0] === 'aborted' && event.level === 'log'),
  )
  const all = await tab.evaluate(() => told)
  expect(all).toContainEqual(expect.objectContaining({ type: 'console', args: ['asked', { a: 1 }] }))
  expect(all).toContainEqual(
    expect.objectContaining({ type: 'error', error: expect.objectContaining({ name: 'RangeError' }) }),
  )
})

test('several tabs are notified and have the same code', { tag: '@one-engine' }, async ({ tab, base, engine }) => {
  await openLive(tab, site.url)
  const other = await engine.newTab()
  await openLive(other, site.url)
  const [first, second] = [hello(base, 'first'), hello(base, 'second')]
  const both = await Promise.all([install(tab, first), install(other, second)])
  expect(both).toEqual(['done', 'done'])
  const { hash = '' } = (await current(tab)) ?? {}
  expect([first.hash, second.hash]).toContain(hash)
  expect(await current(other)).toEqual(await current(tab))
  const third = hello(base, 'third')
  await install(tab, third)
  expect(await ask(other, 'hello.json')).toEqual({ status: 200, body: '"third"' })
  await other.waitForFunction(
    (hash) => told.some((event) => event.type === 'switched' && event.current === hash),
    third.hash,
  )
  await tab.evaluate(() => mine.remove())
  await other.waitForFunction(() => told.some((event) => event.type === 'removed'))
  expect(await current(other)).toBeUndefined()
  expect(await ask(other, 'hello.json')).toMatch(/^LiveBundleMissing/)
  await install(other, first)
  expect(await ask(other, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
})

const databases = (tab: Tab, base: string): Promise<string[]> =>
  tab.evaluate(
    async (scope) =>
      (await indexedDB.databases()).flatMap(({ name }) => (name?.includes(` ${scope} `) ? name : [])).sort(),
    scopeOf(base),
  )

test('remove deletes the worker and its bundles, and with data everything else', async ({ tab, base }) => {
  await openLive(tab, site.url)
  await install(tab, counting(base))
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })
  await tab.evaluate(() => mine.remove())
  expect(await current(tab)).toBeUndefined()
  expect(await ask(tab, 'count.json')).toMatch(/^LiveBundleMissing/)
  expect((await databases(tab, base)).some((name) => name.startsWith('stowaway:live'))).toBe(false)
  await install(tab, counting(base))
  expect(await count(tab)).toEqual({ status: 200, body: '[2,2,2]' })
  await tab.waitForFunction(() => document.cookie.includes('n=2'))
  await tab.evaluate(() => mine.remove({ data: true }))
  expect(await databases(tab, base)).toEqual([])
  expect(await tab.evaluate(() => document.cookie)).not.toContain('n=')
  await install(tab, counting(base))
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })
})

test('remove needs no worker that listens', { tag: '@one-engine' }, async ({ tab, base }) => {
  await openLive(tab, site.url)
  await install(
    tab,
    makeBundle(
      {
        'loop.ts': `return { GET: () => { const end = Date.now() + 20000; while (Date.now() < end); return new Response('x') } }`,
      },
      { base: scopeOf(base) },
    ),
  )
  const took = await tab.evaluate(async () => {
    void mine.request(new Request(`${base}play/one/loop`)).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 500))
    // Its frame never opens.
    const other = live.createLive({ script: `${base}live.js`, scope: `${base}play/one/` })
    void other.request(new Request(`${base}play/one/loop`)).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 200))
    const start = performance.now()
    await other.remove()
    await mine.remove()
    return performance.now() - start
  })
  // Far less than the 20 seconds for which the worker is busy.
  expect(took).toBeLessThan(15_000)
  expect(await current(tab)).toBeUndefined()
})

test('messages from other senders change nothing', async ({ tab, base }) => {
  await openLive(tab, site.url)
  const first = hello(base, 'first')
  await install(tab, first)
  const answers = await tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration(`${base}play/one/`)
    const say = (message: unknown): Promise<unknown> => {
      const { port1, port2 } = new MessageChannel()
      registration?.active?.postMessage(message, [port2])
      return Promise.race([
        new Promise((resolve) => {
          port1.onmessage = ({ data }) => resolve(data.type)
        }),
        new Promise((resolve) => setTimeout(resolve, 1000, 'silence')),
      ])
    }
    const type = 'stowaway:live'
    return Promise.all(
      [
        null,
        'stowaway:live',
        { type },
        { type, action: 'switch' },
        { type, action: 'switch', hash: 'never-stored' },
        { type, action: 'switch', hash: { toString: () => 'x' }.toString },
        { type, action: 'switch', hash: '__proto__' },
        { type, action: 'constructor' },
        { type: 'stowaway:live-switch' },
      ].map((message) => {
        try {
          return say(JSON.parse(JSON.stringify(message)))
        } catch {
          return 'refused'
        }
      }),
    )
  })
  expect(answers.filter((answer) => answer === 'done')).toEqual([])
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await current(tab)).toEqual({ hash: first.hash })
  // The site's own endpoints are not the live worker's, nor the other way round.
  expect(await tab.evaluate(async () => (await fetch(`${base}api/secret.json`)).json())).toBe('of the host')
  expect(await ask(tab, '../../api/secret.json')).toMatchObject({ status: expect.any(Number) })
})

test('a full storage is a clear error, and the installed bundle keeps running', async ({ tab, base, engine }) => {
  skipFor(engine, 'no-quota')
  await openLive(tab, site.url)
  // Chromium remembers for half a minute how much room there is.
  await limitTo(10, tab, engine)
  const first = hello(base, 'first')
  await install(tab, first)
  const refused = await tab.evaluate(
    (bundle) =>
      mine.install({ ...bundle, code: `/* ${'x'.repeat(30_000_000)} */ ${bundle.code}` }).then(
        () => 'done',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    hello(base, 'huge'),
  )
  expect(refused).toMatch(/^StorageFull: StorageFull \(what: /)
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"first"' })
  expect(await current(tab)).toEqual({ hash: first.hash })
  expect(await install(tab, hello(base, 'second'))).toBe('done')
  expect(await ask(tab, 'hello.json')).toEqual({ status: 200, body: '"second"' })
})

async function limitTo(megabytes: number, tab: Tab, engine: Engine): Promise<void> {
  if (engine.name !== 'chromium') return
  // A tab of Chromium is Playwright's page.
  const page = tab as import('@playwright/test').Page
  const tools = await page.context().newCDPSession(page)
  await tools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(site.url).origin,
    quotaSize: megabytes * 1_000_000,
  })
}

test('an installed project survives a browser restart', { tag: '@one-engine' }, async ({ profile, base }) => {
  skipFor(profile, 'no-kept-profile')
  const before = await profile.start()
  const tab = await before.newTab()
  await openLive(tab, site.url)
  await install(tab, counting(base))
  expect(await count(tab)).toEqual({ status: 200, body: '[1,1,1]' })
  await before.close()
  const after = await profile.start()
  const later = await after.newTab()
  await openLive(later, site.url)
  expect(await count(later)).toEqual({ status: 200, body: '[2,2,2]' })
  await after.close()
})

// A figure for the log, which no machine fails.
test('an edit is answered', async ({ tab, base }) => {
  await openLive(tab, site.url)
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `file-${index}.json.ts`,
      `/* ${'x'.repeat(5000)} */ return { GET: () => Response.json(${index}) }`,
    ]),
  )
  const times = await tab.evaluate(
    async (bundles) => {
      const times: number[] = []
      for (const bundle of bundles) {
        const start = performance.now()
        await mine.install(bundle)
        await (await mine.request(new Request(`${base}play/one/file-19.json`))).text()
        times.push(Math.round(performance.now() - start))
      }
      return times
    },
    Array.from({ length: 10 }, () => makeBundle(files, { base: scopeOf(base) })),
  )
  console.log(`install and answer in the worker, first and nine later: ${times.join(', ')} ms`)
  expect(times).toHaveLength(10)
})
