import { askEndpoint } from './ask-endpoint.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type BuiltSite, serveBuilt } from './serve-built.ts'

const project = 'tests/fixtures/storage'

test.use({ sharesTab: true })

let site: BuiltSite
let address: string

test.beforeAll(async ({ base }) => {
  site = await serveBuilt(project, base)
  address = site.address
})

test.afterAll(() => site?.close())

async function open(tab: Tab): Promise<void> {
  await tab.goto(address)
  await tab.waitForFunction(() => document.body?.dataset.ready)
}

const ask = async (tab: Tab, path: string, method = 'GET', body?: string): Promise<unknown> => {
  const answer = await askEndpoint(tab, path, method, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const keep = (tab: Tab, path: string, value: unknown) => ask(tab, path, 'PUT', JSON.stringify(value))

/** Deletes all databases of the origin as developer tools do; tells how many, and whether anything held them. */
const deleteDatabases = (tab: Tab): Promise<{ count: number; blocked: number }> =>
  tab.evaluate(async () => {
    const all = await indexedDB.databases()
    let blocked = 0
    for (const { name = '' } of all) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onblocked = () => {
          blocked += 1
        }
        request.onsuccess = resolve
        request.onerror = () => reject(request.error)
      })
    }
    return { count: all.length, blocked }
  })

/** The kinds of databases that the app has. */
const databases = (tab: Tab): Promise<string[]> =>
  tab.evaluate(async () => {
    const all = await indexedDB.databases()
    return all.map(({ name = '' }) => name.replace(/^stowaway:(\w+) .*/, '$1'))
  })

test('values outlive reloads, and other tabs see them', async ({ tab, engine }) => {
  await open(tab)
  await keep(tab, 'api/values?key=note', { text: 'kept' })
  await tab.reload()
  expect(await ask(tab, 'api/values?key=note')).toEqual({ text: 'kept' })
  const other = await engine.newTab()
  await open(other)
  expect(await ask(other, 'api/values')).toEqual([['note', { text: 'kept' }]])
  expect(await ask(other, 'api/values?key=note', 'DELETE')).toBe(true)
  expect(await ask(other, 'api/values?key=note', 'DELETE')).toBe(false)
  expect(await ask(tab, 'api/values?key=note')).toBeNull()
})

test('data of a sent response survives a worker that is stopped at once', async ({ tab, engine }) => {
  skipFor(engine, 'no-worker-stop')
  await open(tab)
  for (const round of ['1', '2', '3', '4', '5']) {
    await keep(tab, `api/values?key=${round}`, round)
    await ask(tab, `api/hasty?${round}`, 'POST')
    await engine.stopWorkers()
    expect(await ask(tab, `api/values?key=${round}`)).toBe(round)
    const hasty = await ask(tab, 'api/values?in=hasty')
    expect(Object.values(Object.fromEntries(hasty as [string, string][]))).toEqual(Array(50).fill(`?${round}`))
  }
})

test('a write that the handler did not await is done before its answer', async ({ tab }) => {
  await open(tab)
  await ask(tab, 'api/hasty?now', 'POST')
  expect(await ask(tab, 'api/values?in=hasty')).toHaveLength(50)
})

test('two tabs that update at once lose nothing', async ({ tab, engine }) => {
  await open(tab)
  const other = await engine.newTab()
  await open(other)
  const update = (one: Tab) =>
    one.evaluate(async () => {
      const post = () => fetch('api/count', { method: 'POST' }).then((answer) => answer.json())
      return Promise.all(Array.from({ length: 50 }, post)) as Promise<number[]>
    })
  const counts = (await Promise.all([update(tab), update(other)])).flat()
  expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  expect(await ask(tab, 'api/values?key=count')).toBe(100)
})

test('a page of the app has the same storage', async ({ tab }) => {
  await open(tab)
  await deleteDatabases(tab)
  await keep(tab, 'api/values?in=a&key=note', 'from the worker')
  const seen = await tab.evaluate(async () => {
    const { storage }: { storage: typeof import('stowaway/storage').storage } = Object(globalThis)
    const updates = Array.from({ length: 20 }, async () => {
      await fetch('api/count', { method: 'POST' })
      await storage.update<number>('count', (count = 0) => count + 1)
    })
    await Promise.all(updates)
    return [await storage.namespace('a').entries(), await storage.get('count')]
  })
  expect(seen).toEqual([[['note', 'from the worker']], 40])
})

test('any text can be a key or a name, and no two of them collide', async ({ tab }) => {
  await open(tab)
  await deleteDatabases(tab)
  const texts = ['', 'a', 'b', 'a/b', '__proto__', 'constructor', '\0', 'é', '["a"]', ',']
  const paths = [...texts.map((text) => [text]), ['a', 'b'], ['a', ''], ['', 'a'], []]
  const query = (path: readonly string[]) => `api/values?${new URLSearchParams(path.map((name) => ['in', name]))}`
  for (const path of paths) await keep(tab, `${query(path)}&key=${encodeURIComponent(path.at(-1) ?? '')}`, path)
  for (const path of paths) expect(await ask(tab, query(path))).toEqual([[path.at(-1) ?? '', path]])
  await ask(tab, query(['a']), 'DELETE')
  for (const path of paths) {
    expect(await ask(tab, query(path)), JSON.stringify(path)).toHaveLength(path[0] === 'a' ? 0 : 1)
  }
  await ask(tab, query([]), 'DELETE')
  for (const path of paths) expect(await ask(tab, query(path))).toEqual([])
})

test('cloneable values are kept, anything else is a clear error', async ({ tab }) => {
  await open(tab)
  expect(await ask(tab, 'api/kinds', 'POST')).toEqual({
    errors: {
      function: 'StorageValueNotCloneable: StorageValueNotCloneable (key: refused, reason: at .a[0], it is a function)',
      url: 'StorageValueNotCloneable: StorageValueNotCloneable (key: refused, reason: it is of the type URL)',
      response: 'StorageValueNotCloneable: StorageValueNotCloneable (key: refused, reason: it is of the type Response)',
      promise: 'StorageValueNotCloneable: StorageValueNotCloneable (key: refused, reason: it is of the type Promise)',
      deep: 'StorageValueNotCloneable: StorageValueNotCloneable (key: refused, reason: at [0][0][0][0][0][0][0][0][0]…, it is nested too deeply)',
      async: 'StorageUpdaterIsAsync',
    },
    keys: ['all'],
  })
  expect(await ask(tab, 'api/kinds')).toEqual({
    cycle: [true, ['2'], 3],
    date: 5,
    pattern: '/a/g',
    map: '1',
    bytes: ['Uint8Array', 2, 3],
    buffer: 4,
    error: [true, 'far'],
    boxed: 'object',
    lone: 0xd800,
    nothing: true,
    deep: 2000,
  })
})

test('an uploaded file is kept', async ({ tab, engine }) => {
  skipFor(engine, 'no-blob-in-private')
  await open(tab)
  const status = await tab.evaluate(async () => {
    const body = new FormData()
    body.append('file', new File(['text'], 'a.txt', { type: 'text/plain' }))
    return (await fetch('api/files', { method: 'PUT', body })).status
  })
  expect(status).toBe(200)
  await tab.reload()
  expect(await ask(tab, 'api/files')).toEqual({ file: [true, 'a.txt', 'text/plain', 'text'], blob: ['a/b', 'b'] })
})

test('databases deleted under a running worker are created again', async ({ tab }) => {
  await open(tab)
  for (let round = 0; round < 3; round += 1) {
    expect(await ask(tab, 'api/count', 'POST')).toBe(1)
    expect(await ask(tab, 'api/session', 'POST')).toEqual({ visits: 1, seen: 1 })
    expect(await ask(tab, 'api/session', 'POST')).toEqual({ visits: 2, seen: 2 })
    const deleted = await deleteDatabases(tab)
    expect(deleted).toEqual({ count: 3, blocked: 0 })
  }
})

test('no call fails while its database is being deleted', async ({ tab }) => {
  await open(tab)
  const statuses = await tab.evaluate(async () => {
    const statuses: number[] = []
    let isOver = false
    const post = async () => {
      while (!isOver) statuses.push((await fetch('api/count', { method: 'POST' })).status)
    }
    const loops = [post(), post(), post(), post()]
    // On a busy machine a request takes longer than a round.
    for (let round = 0; round < 10 || (statuses.length < 20 && round < 500); round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30))
      for (const { name = '' } of await indexedDB.databases()) {
        await new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve
        })
      }
    }
    isOver = true
    await Promise.all(loops)
    return statuses
  })
  expect(statuses.length).toBeGreaterThanOrEqual(20)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})

test('if the browser refuses IndexedDB, only requests that need it fail', async ({ tab }) => {
  await open(tab)
  await ask(tab, 'api/broken', 'POST', 'refuses')
  await deleteDatabases(tab)
  expect(await ask(tab, 'api/plain')).toBe('plain')
  expect(await ask(tab, 'api/fill?megabytes=0', 'POST')).toEqual({
    name: 'StorageUnavailable',
    message: 'StorageUnavailable (what: The storage, reason: IndexedDB says SecurityError: The operation is insecure.)',
  })
  expect((await askEndpoint(tab, 'api/session', 'POST')).status).toBe(500)
  // As long as this worker lives.
  for (const seen of [1, 2, 3]) expect(await ask(tab, 'api/cookie', 'POST')).toBe(seen)
  await ask(tab, 'api/broken', 'POST', 'no more')
  expect(await ask(tab, 'api/fill?megabytes=0', 'POST')).toBe('kept')
  expect(await ask(tab, 'api/count', 'POST')).toBe(1)
})

test.describe('with an empty profile', () => {
  test.use({ sharesTab: false })

  test('if the browser never opens IndexedDB, requests that need it fail in time', { tag: '@one-engine' }, async ({
    tab,
  }) => {
    await open(tab)
    await ask(tab, 'api/broken', 'POST', 'hangs')
    await deleteDatabases(tab)
    const start = Date.now()
    expect(await ask(tab, 'api/plain')).toBe('plain')
    expect(Date.now() - start).toBeLessThan(9000)
    expect(await ask(tab, 'api/fill?megabytes=0', 'POST')).toMatchObject({ name: 'StorageUnavailable' })
    const later = Date.now()
    expect(await ask(tab, 'api/plain')).toBe('plain')
    expect(Date.now() - later).toBeLessThan(2000)
    await ask(tab, 'api/broken', 'POST', 'no more')
    expect(await ask(tab, 'api/fill?megabytes=0', 'POST')).toBe('kept')
    // Cookies too, once the worker has looked again.
    await expect.poll(() => ask(tab, 'api/plain').then(() => databases(tab)), { timeout: 20_000 }).toContain('cookies')
    expect(await ask(tab, 'api/session', 'POST')).toEqual({ visits: 1, seen: 1 })
  })
})
