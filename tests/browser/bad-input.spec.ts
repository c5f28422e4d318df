import { askEndpoint } from './ask-endpoint.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { messageNames } from './message-names.ts'
import type { Site } from './serve-builds.ts'

// Full storage: storage-full and offline-hosts. Deleted and refused databases: storage. Spoiled offline files: offline.
// Handlers that never end or block the thread, 100 MB: streams.

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('tests/fixtures/hostile', '--offline')
})

test.beforeEach(async ({ tab }) => {
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  site.takeRequests()
})

test.afterEach(() => {
  expect(site.takeRequests().filter((path) => path.includes('/api/'))).toEqual([])
})

const life = (tab: Tab): Promise<string> => tab.evaluate(async () => (await fetch('api/life')).text())

const count = async (tab: Tab): Promise<unknown> => (await askEndpoint(tab, 'api/kept', 'POST')).body

test('thousands of meaningless messages do not change the worker', { tag: '@one-engine' }, async ({ tab }) => {
  test.setTimeout(120_000)
  expect(await count(tab)).toEqual({ stored: 1, visits: 1, seen: 1 })
  const before = await life(tab)
  const types = await messageNames()
  const told = await tab.evaluate(async (types) => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    const values: unknown[] = [
      ...[
        undefined,
        null,
        true,
        0,
        Number.NaN,
        1n,
        '',
        '\0',
        '\ud800',
        'x'.repeat(100_000),
        [],
        {},
        new Date(Number.NaN),
      ],
      ...[cycle, new Map([['type', 1]]), new Uint8Array(10_000), new Blob(['x']), new Error('x'), /x/],
      ...[{ toString: 1, valueOf: 1 }, JSON.parse('{"__proto__":{"polluted":1}}'), [null, 1, 'http://[', '\0', {}]],
      ...['http://', `${location.origin}/%`, `${location.href}${'%00'.repeat(1000)}`],
    ]
    const fields = ['id', 'urls', 'page', 'cookies', 'pathname', 'changes', 'bytes', 'isBusy', 'port']
    const worker = navigator.serviceWorker.controller
    const wrong: string[] = []
    let sent = 0
    const send = (data: unknown, ...ports: MessagePort[]): void => {
      worker?.postMessage(data, ports)
      sent += 1
    }
    let isOver = false
    let answered = 0
    const ask = async (): Promise<void> => {
      for (; !isOver; answered += 1) {
        const { status } = await fetch(`api/echo/${answered}`)
        if (status !== 200) wrong.push(String(status))
      }
    }
    const asking = [ask(), ask()]
    for (const value of values) {
      send(value)
      send({ type: value })
      for (const type of types) {
        send({ type, ...Object.fromEntries(fields.map((field) => [field, value])) })
        const { port1, port2 } = new MessageChannel()
        send({ type, page: value, urls: [value, value], id: value }, port2)
        for (const said of [value, { cookies: value, pathname: value }]) port1.postMessage(said)
        // A listener whose other side is gone.
        if (sent % 2 === 0) port1.close()
      }
      for (const { name = '' } of await indexedDB.databases()) {
        const channel = new BroadcastChannel(name)
        channel.postMessage(value)
        channel.close()
      }
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    isOver = true
    await Promise.all(asking)
    return { sent, wrong, isAnswered: answered > 0 }
  }, types)
  expect(told).toEqual({ sent: expect.any(Number), wrong: [], isAnswered: true })
  expect(told.sent).toBeGreaterThan(800)
  expect(await count(tab)).toEqual({ stored: 2, visits: 2, seen: 2 })
  expect(await life(tab)).toBe(before)
  await tab.reload()
  expect(await count(tab)).toEqual({ stored: 3, visits: 3, seen: 3 })
})

test('no address is too long or too odd to be answered', { tag: '@one-engine' }, async ({ tab }) => {
  const before = await life(tab)
  const answers = await tab.evaluate(async () => {
    const paths = [
      ...['%', '%E0%A4%A', '%00', '%ff%fe', '..%2f..%2f', '%2F%2Fevil.example', '\\\\evil', '%5c'],
      ...['__proto__', 'constructor', '__proto__/constructor/prototype', 'toString', 'hasOwnProperty', '\ud800', '💥'],
      ...['a'.repeat(100_000), 'a/'.repeat(50_000), '%61'.repeat(30_000), '/'.repeat(1000), ';', ':', '*', '[...path]'],
      ...[`?${'a=1&'.repeat(25_000)}`, '?__proto__[polluted]=1&constructor.prototype.polluted=1', '?%', '?%00=%00'],
    ]
    const seen: string[] = []
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS', 'PROPFIND', '__proto__', 'constructor']) {
        const { status, headers } = await fetch(`api/echo/${path}`, { method })
        const type = headers.get('content-type') ?? ''
        seen.push(`${path.slice(0, 20)} ${method} ${status} ${type}`)
      }
    }
    return seen
  })
  // A malformed escape is the client's mistake, as on a server.
  expect(answers.filter((answer) => !/ (200 application\/json|400 )/.test(answer))).toEqual([])
  expect(answers.filter((answer) => / 400 /.test(answer) && !answer.includes('%'))).toEqual([])
  const { body } = await askEndpoint(tab, `api/echo/${'a'.repeat(100_000)}?${'b=1&'.repeat(1000)}`)
  expect(body).toMatchObject({ path: 100_000, query: 1000, own: ['path'], isSpoiled: false })
  expect(await life(tab)).toBe(before)
})

test('hostile headers, cookies and bodies are plain data', async ({ tab }) => {
  const seen = await tab.evaluate(async () => {
    const odd = ['__proto__=evil', 'constructor=x', '=nameless', 'odd', `long=${'x'.repeat(4000)}`, 'a="b;c"']
    for (const pair of [...odd, ...Array.from({ length: 60 }, (_, at) => `many${at}=%${at}`)]) {
      // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
      document.cookie = pair
    }
    const headers = new Headers({ 'x-huge': 'h'.repeat(1_000_000) })
    headers.append('__proto__', 'evil')
    for (let at = 0; at < 500; at += 1) headers.append(`x-${at}`, 'ÿ')
    const echoed = await (await fetch('api/echo/x', { method: 'POST', headers, body: new Uint8Array(5) })).json()
    const types = [
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'x'.repeat(10_000),
      'application/json; charset=\u00ff',
    ]
    const statuses: number[] = []
    for (const type of types) {
      const body = `--\r\n\0${'-'.repeat(10_000)}`
      statuses.push((await fetch('api/echo/y', { method: 'POST', headers: { 'content-type': type }, body })).status)
    }
    const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    const kept = await (await fetch('api/kept', { method: 'PUT', body })).json()
    return { echoed, statuses, kept, after: await (await fetch('api/echo/x')).json() }
  })
  expect(seen.echoed).toMatchObject({ header: 1_000_000, proto: 'evil', cookie: 'evil', body: 5, isSpoiled: false })
  expect(seen.statuses).toEqual([200, 200, 200, 200])
  expect(seen.kept).toEqual({ isSame: true, refused: 'SessionStorageSaveError' })
  expect(seen.after.isSpoiled).toBe(false)
})

test('1,000 requests at once that all write are answered, each rightly', { tag: '@one-engine' }, async ({
  tab,
  engine,
}) => {
  test.setTimeout(120_000)
  const { answers, milliseconds } = await tab.evaluate(async () => {
    const start = performance.now()
    const ask = async (at: number): Promise<[number, string]> =>
      (await fetch('api/many', { method: 'POST', body: String(at) })).json()
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, at) => ask(at)))
    return { answers, milliseconds: Math.round(performance.now() - start) }
  })
  console.log(`${engine.name}: 1,000 requests at once, each with a write, in ${milliseconds} ms`)
  expect(answers.map(([, who]) => Number(who))).toEqual(Array.from({ length: 1000 }, (_, at) => at))
  const counts = answers.map(([count]) => count).sort((a, b) => a - b)
  expect(counts).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
})

test('a database that another page blocks is a clear error, in time, and works again when it is free', async ({
  tab,
  engine,
}) => {
  expect(await count(tab)).toEqual({ stored: 1, visits: 1, seen: 1 })
  const other = await engine.newTab()
  await other.goto(site.url)
  await other.evaluate(async () => {
    const [name = ''] = (await indexedDB.databases()).flatMap(({ name = '' }) => (/:storage /.test(name) ? name : []))
    const held = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
    })
    Object.assign(window, { held })
    // It waits for the connection that is held, and whoever opens the database waits for it.
    indexedDB.deleteDatabase(name)
  })
  const refused = await askEndpoint(tab, 'api/kept', 'POST')
  expect(refused.status).toBe(500)
  expect((await askEndpoint(tab, 'api/echo/x')).status).toBe(200)
  await other.close()
  await expect.poll(async () => (await askEndpoint(tab, 'api/kept', 'POST')).status, { timeout: 20_000 }).toBe(200)
  // No more is gone than what the other page has deleted: WebKit gives up the deletion of a page that closes, at times.
  const { stored, ...kept } = (await count(tab)) as Record<string, number>
  expect(kept).toEqual({ visits: 3, seen: 3 })
  expect(engine.name === 'webkit' ? [2, 3] : [2]).toContain(stored)
})

/** Puts something else in the place of all that the app keeps of cookies and sessions. */
const spoil = (tab: Tab, spoiled: unknown): Promise<void> =>
  tab.evaluate(async (spoiled) => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!/^stowaway:(cookies|sessions) /.test(name)) continue
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const database = request.result
          const [store = ''] = database.objectStoreNames
          const writing = database.transaction(store, 'readwrite')
          const walk = writing.objectStore(store).openCursor()
          walk.onsuccess = () => {
            walk.result?.update(spoiled)
            walk.result?.continue()
          }
          writing.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      })
    }
  }, spoiled)

test('records that a page has spoiled are taken for absent, or are an error once', async ({ tab, engine }) => {
  expect(await count(tab)).toEqual({ stored: 1, visits: 1, seen: 1 })
  for (const spoiled of [
    null,
    5,
    'text',
    [],
    { value: 5 },
    { value: '{' },
    { value: '["__proto__"]' },
    { cookies: 1, mirror: [] },
  ]) {
    await spoil(tab, spoiled)
    // As in Astro, a session whose text cannot be read is destroyed, and the request that found it fails.
    const isUnreadable = typeof Object(spoiled).value === 'string'
    const what = JSON.stringify(spoiled)
    expect((await askEndpoint(tab, 'api/kept', 'POST')).status, what).toBe(isUnreadable ? 500 : 200)
    expect((await askEndpoint(tab, 'api/kept', 'POST')).status, what).toBe(200)
  }
  expect(await count(tab)).toMatchObject({ stored: expect.any(Number), visits: 3, seen: expect.any(Number) })
  if (isLimited(engine, 'no-worker-stop')) return
  await spoil(tab, null)
  await engine.stopWorkers()
  expect(await count(tab)).toMatchObject({ visits: 1, seen: 1 })
  expect(await count(tab)).toMatchObject({ visits: 2, seen: 2 })
})
