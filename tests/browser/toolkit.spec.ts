import type { Control } from '../../sw/control/page/create-page-control.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type BuiltSite, serveBuilt } from './serve-built.ts'
import { projectFolder, serveDev } from './serve-project.ts'

// Of the fixture's page.
declare const control: Control
declare const items: { find(key: number): Promise<unknown>; onChange(listener: (change: unknown) => void): () => void }

const project = 'tests/fixtures/toolkit'

test.use({ sharesTab: true })

let site: BuiltSite
let address: string

test.beforeAll(async ({ base }) => {
  site = await serveBuilt(project, base)
  address = site.address
})

test.afterAll(() => site?.close())

async function open(tab: Tab, url = address): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
}

const ask = async (tab: Tab, path: string, method = 'GET', body?: unknown) =>
  askEndpoint(tab, path, method, body === undefined ? undefined : JSON.stringify(body))

test.describe('collections', () => {
  test('rows survive reloads, stopped workers and updates by many tabs', async ({ tab, engine }) => {
    await open(tab)
    expect(await ask(tab, 'api/items/3')).toMatchObject({ status: 200, body: { id: 3, name: 'Item 2' } })
    const page = await ask(tab, 'api/items?kind=rare&price:gte=500&_sort=-price&_page=2&_per_page=5')
    expect(page).toMatchObject({ status: 200, body: { prev: 1, next: 3, data: { length: 5 } } })
    await tab.evaluate(() => control.reset('data'))

    const other = await engine.newTab()
    await open(other)
    const before = (await ask(tab, 'api/items/3')).body as { price: number }
    const add = (one: Tab) =>
      one.evaluate(async () => {
        const headers = { 'content-type': 'application/json' }
        const post = () =>
          fetch('api/count', { method: 'POST', headers, body: '{"id":3}' }).then(({ status }) => status)
        return Promise.all(Array.from({ length: 20 }, post))
      })
    const statuses = (await Promise.all([add(tab), add(other)])).flat()
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await ask(tab, 'api/items/3')).body).toMatchObject({ price: before.price + 40 })

    // The worker writes, and the page itself reads: they share the storage, and the page notices changes.
    await other.evaluate(() => {
      const scope = globalThis as { changes?: unknown[] }
      scope.changes = []
      items.onChange((change) => scope.changes?.push(change))
    })
    const headers = 'application/json'
    const made = await tab.evaluate(
      async (type) =>
        (
          await fetch('api/items', {
            method: 'POST',
            headers: { 'content-type': type },
            body: '{"name":"New","price":1,"kind":"x"}',
          })
        ).json(),
      headers,
    )
    expect(made).toEqual({ id: 10_001, name: 'New', price: 1, kind: 'x' })
    await other.waitForFunction(() => (globalThis as { changes?: unknown[] }).changes?.length === 1)
    expect(await other.evaluate(() => items.find(10_001))).toEqual(made)
    await other.close()

    if (!isLimited(engine, 'no-worker-stop')) await engine.stopWorkers()
    await tab.reload()
    await tab.waitForFunction(() => document.body?.dataset.ready)
    expect((await ask(tab, 'api/items/10001')).body).toEqual(made)
    expect((await ask(tab, 'api/items/3')).body).toMatchObject({ price: before.price + 40 })
  })

  test('what is acknowledged survives a worker that is stopped at once', async ({ tab, engine }) => {
    test.skip(isLimited(engine, 'no-worker-stop'), 'This engine’s workers cannot be stopped.')
    await open(tab)
    for (let round = 0; round < 4; round += 1) {
      const before = (await ask(tab, 'api/items/5')).body as { price: number }
      await tab.evaluate(async () => {
        const headers = { 'content-type': 'application/json' }
        await fetch('api/count', { method: 'POST', headers, body: '{"id":5}' })
      })
      await engine.stopWorkers()
      expect((await ask(tab, 'api/items/5')).body).toMatchObject({ price: before.price + 1 })
    }
  })
})

test.describe('in endpoints', () => {
  test('delays, network errors, and the network’s own answers', async ({ tab }) => {
    await open(tab)
    const { waited } = (await ask(tab, 'api/late')).body as { waited: number }
    expect(waited).toBeGreaterThan(45)
    expect(await tab.evaluate(() => fetch('api/lost').catch((error: unknown) => (error as Error).name))).toBe(
      'TypeError',
    )
    expect((await ask(tab, 'real.json')).body).toEqual({ statuses: [404, 404] })
  })
})

test.describe('control', () => {
  test.beforeEach(async ({ tab }) => {
    await open(tab)
    await tab.evaluate(() => control.reset())
  })

  test('overrides answer, for all tabs or one, and survive a stopped worker', async ({ tab, engine }) => {
    const id = await tab.evaluate(() =>
      control.override('GET /api/items/[id]', { answer: { status: 404, json: { no: 1 } } }),
    )
    expect(await ask(tab, 'api/items/1')).toEqual({ status: 404, body: { no: 1 } })
    const other = await engine.newTab()
    await open(other)
    expect(await ask(other, 'api/items/1')).toEqual({ status: 404, body: { no: 1 } })
    if (!isLimited(engine, 'no-worker-stop')) await engine.stopWorkers()
    expect((await ask(tab, 'api/items/1')).status).toBe(404)
    await tab.evaluate((id) => control.remove(id), id)
    expect((await ask(tab, 'api/items/1')).status).toBe(200)

    await tab.evaluate(() => control.override('/api/items/1', { tab: 'own', answer: { text: 'mine' } }))
    expect((await ask(tab, 'api/items/1')).body).toBe('mine')
    expect((await ask(other, 'api/items/1')).status).toBe(200)
    await other.close()
  })

  test('delays, failures, patches, slow bodies', async ({ tab }) => {
    const result = await tab.evaluate(async () => {
      await control.delay('/api/late', 120)
      const start = performance.now()
      await fetch('api/late')
      const time = performance.now() - start
      await control.fail('/api/items/*', { status: 503, times: 1 })
      const failed = [(await fetch('api/items/1')).status, (await fetch('api/items/1')).status]
      await control.fail('/api/items/2', { fault: 'offline' })
      const offline = await fetch('api/items/2').catch((error: unknown) => (error as Error).name)
      await control.override('/api/items/1', { patch: [{ op: 'replace', path: '/name', value: 'Patched' }] })
      const patched = await (await fetch('api/items/1')).json()
      await control.override('/api/items/3', { answer: { text: 'x'.repeat(50) }, bytesPerSecond: 500 })
      const slowStart = performance.now()
      await (await fetch('api/items/3')).text()
      return { time, failed, offline, name: patched.name, slow: performance.now() - slowStart }
    })
    expect(result).toMatchObject({ failed: [503, 200], offline: 'TypeError', name: 'Patched' })
    expect(result.time).toBeGreaterThan(115)
    expect(result.slow).toBeGreaterThan(80)
  })

  test('the log has the requests of all tabs', async ({ tab, engine }) => {
    const other = await engine.newTab()
    await open(other)
    await other.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      await fetch('api/items', { method: 'POST', headers, body: '{"name":"Logged","price":2,"kind":"y"}' })
    })
    await tab.waitForFunction(async () => {
      const [last] = await control.requests()
      return last?.answer !== undefined && 'json' in last.answer
    })
    const [entry] = await tab.evaluate(() => control.requests())
    expect(entry).toMatchObject({
      method: 'POST',
      route: '/api/items',
      file: 'api/items/index.ts',
      request: { json: { name: 'Logged', price: 2, kind: 'y' } },
      answer: { status: 201, json: { name: 'Logged' } },
    })
    expect(entry?.url).toBe(new URL('api/items', address).href)
    expect(entry?.tab).toMatch(/./)
    await other.close()
  })

  test('an event stream is answered as without control', async ({ tab }) => {
    const events = await tab.evaluate(
      () =>
        new Promise((resolve) => {
          const found: unknown[] = []
          const source = new EventSource('api/events')
          source.onmessage = ({ data }) => {
            found.push(data)
            if (found.length < 2) return
            source.close()
            resolve(found)
          }
        }),
    )
    expect(events).toEqual(['one', 'two'])
  })

  test('snapshots bring all rows back', async ({ tab }) => {
    const names = await tab.evaluate(async () => {
      const name = async () => (await (await fetch('api/items/7')).json()).name
      const all = [await name()]
      const snapshot = await control.snapshot()
      const headers = { 'content-type': 'application/json' }
      await fetch('api/items/7', { method: 'PATCH', headers, body: '{"name":"Changed"}' })
      all.push(await name())
      await control.restore(snapshot)
      all.push(await name())
      return all
    })
    expect(names).toEqual(['Item 6', 'Changed', 'Item 6'])
  })

  test('what no endpoint answers is named', async ({ tab }) => {
    const wrong = await tab.evaluate(() =>
      control.override('/api/item/7', { delay: 1 }).then(String, (error: unknown) => (error as { code: string }).code),
    )
    expect(wrong).toBe('OverrideOfNothing')
    expect((await ask(tab, 'api/itms')).status).toBe(404)
    await tab.evaluate(() => control.onUnhandledRequest('error'))
    expect(await ask(tab, 'api/itms')).toEqual({
      status: 501,
      body: { error: expect.stringContaining('Did you mean /api/items') },
    })
  })

  test('hostile commands are refused', async ({ tab }) => {
    const statuses = await tab.evaluate(async () => {
      const json = { 'content-type': 'application/json' }
      const send = async (init: RequestInit) =>
        (await fetch('__stowaway/control', { method: 'POST', headers: json, ...init })).status
      return [
        await send({ method: 'GET' }),
        await send({ headers: { 'content-type': 'text/plain' }, body: '{"do":"reset"}' }),
        await send({ body: '{' }),
        await send({ body: '{"do":"constructor"}' }),
        await send({ body: '{"do":"override","on":7,"options":{}}' }),
        await send({ body: '{"do":"override","on":"*","options":{"answer":{"status":1}}}' }),
        await send({ body: '{"do":"restore","snapshot":"{}"}' }),
        await send({ body: '{"do":"overrides"}' }),
      ]
    })
    expect(statuses).toEqual([405, 415, 400, 400, 422, 422, 422, 200])
  })
})

test('the page for test tools waits for the worker', async ({ engine }) => {
  const context = await engine.newTab()
  await context.goto(new URL('__stowaway/', address).href)
  await context.waitForFunction(() => document.documentElement.dataset.stowaway === 'ready')
  await context.close()
})

test('control works in development', async ({ engine, base }) => {
  const dev = await serveDev(projectFolder(project), '--base', base)
  const tab = await engine.newTab()
  await tab.goto(`${dev.url}__stowaway/`)
  await tab.waitForFunction(() => document.documentElement.dataset.stowaway === 'ready')
  await open(tab, dev.url)
  const statuses = await tab.evaluate(async () => {
    await control.override('/api/items/1', { answer: { status: 418 }, times: 1 })
    return [(await fetch('api/items/1')).status, (await fetch('api/items/1')).status]
  })
  expect(statuses).toEqual([418, 200])
  expect(await tab.evaluate(async () => (await control.requests()).map(({ file }) => file))).toEqual([
    'api/items/[id].ts',
    'api/items/[id].ts',
  ])
  const warnings = await tab.evaluate(async () => {
    const found: string[] = []
    console.warn = (...texts) => found.push(texts.join(' '))
    for (const path of ['api/file.json', 'api/written.json', 'api/item', 'api/item']) await fetch(path)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return found
  })
  expect(warnings).toEqual([expect.stringContaining('Did you mean /api/items?')])
  expect(await ask(tab, 'real.json')).toEqual({ status: 200, body: { statuses: [404, 404] } })
  await tab.close()
  await dev.close()
})
