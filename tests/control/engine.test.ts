import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Control, type ControlledCall, createControl } from '../../sw/control/engine/create-control.ts'
import { fitsGlob } from '../../sw/control/engine/parse-target.ts'
import { applyPatch } from '../../sw/control/protocol/json-patch.ts'
import { createMemoryStorage } from '../../sw/data/create-memory-storage.ts'
import type { StorageDriver } from '../../sw/data/storage-driver.ts'

const routes = [
  { id: '/api/users/[id]', file: 'api/users/[id].ts' },
  { id: '/api/orders', file: 'api/orders.ts' },
]

let storage: StorageDriver
let control: Control

const start = (): Control =>
  createControl({
    base: '/shop',
    routes,
    matches: (path) => path === '/api/orders' || /^\/api\/users\/[^/]+$/.test(path),
    storage,
  })

beforeEach(() => {
  storage = createMemoryStorage()
  control = start()
})

const real = () => Response.json({ real: true, list: [1, 2] }, { headers: { 'x-real': '1' } })

function ask(path: string, options: RequestInit & Partial<ControlledCall> = {}): Promise<Response> {
  const { tab, run = async () => real(), route = routes[path.includes('users') ? 0 : 1], ...init } = options
  const request = new Request(`http://localhost/shop${path}`, init)
  return control.answer({ request, run, ...(route && { route }), ...(tab && { tab }) })
}

const override = (on: string, options: object = {}) => control.execute('override', { on, options })

describe('which requests', () => {
  test.each([
    ['*', true],
    ['GET *', true],
    ['POST *', false],
    ['/api/*', true],
    ['/api/users/7', true],
    ['get /api/users/7', true],
    ['/api/users/[id]', true],
    ['PUT /api/users/[id]', false],
    ['/api/users/8', false],
    ['/api/users/7?page=2', true],
    ['/api/users/7?page=3', false],
    ['/api/users/*?sort=a', true],
  ])('%s', async (on, fits) => {
    await override(on, { answer: { status: 418 } })
    expect((await ask('/api/users/7?page=2&sort=a')).status).toBe(fits ? 418 : 200)
  })

  test('patterns', () => {
    const cases = { 'a*c': ['ac', 'abc', 'abcc'], '*': ['', 'x'], 'a*b*c': ['abc', 'a-b-c'], 'a**': ['a', 'ab'] }
    for (const [pattern, texts] of Object.entries(cases)) {
      for (const text of texts) expect(fitsGlob(pattern, text), `${pattern} ${text}`).toBe(true)
    }
    for (const [pattern, text] of [
      ['a*c', 'ab'],
      ['a*b*c', 'acb'],
      ['ab*ba', 'aba'],
      ['abc', 'abcd'],
    ] as const) {
      expect(fitsGlob(pattern, text), `${pattern} ${text}`).toBe(false)
    }
  })

  test('one that no endpoint answers is an error that names the nearest', async () => {
    await expect(override('/api/user/7', { delay: 1 })).rejects.toMatchObject({
      code: 'OverrideOfNothing',
      message: expect.stringContaining('Did you mean /api/users/[id]?'),
    })
    await expect(override('/nothing/like/it', { delay: 1 })).rejects.toMatchObject({ code: 'OverrideOfNothing' })
  })

  test('only of one tab', async () => {
    await control.execute('override', { on: '/api/orders', options: { tab: 'own', answer: { status: 404 } } }, 'tab 1')
    expect((await ask('/api/orders', { tab: 'tab 1' })).status).toBe(404)
    expect((await ask('/api/orders', { tab: 'tab 2' })).status).toBe(200)
  })
})

describe('what happens', () => {
  test('an answer as JSON, text, bytes', async () => {
    await override('/api/orders', { answer: { status: 201, headers: { 'x-a': 'b' }, json: { fixed: 1 } } })
    const json = await ask('/api/orders')
    expect([json.status, json.headers.get('x-a'), json.headers.get('content-type')]).toEqual([
      201,
      'b',
      'application/json',
    ])
    expect(await json.json()).toEqual({ fixed: 1 })
    await override('/api/orders', { answer: { text: 'plain' } })
    expect(await (await ask('/api/orders')).text()).toBe('plain')
    await override('/api/orders', { answer: { base64: btoa('\0\xff') } })
    expect(new Uint8Array(await (await ask('/api/orders')).arrayBuffer())).toEqual(new Uint8Array([0, 255]))
  })

  test('the newest counts, and each part by itself', async () => {
    await override('/api/*', { delay: 20 })
    await override('/api/orders', { answer: { status: 404 } })
    const start = performance.now()
    expect((await ask('/api/orders')).status).toBe(404)
    expect(performance.now() - start).toBeGreaterThan(15)
    const { id } = await override('/api/orders', { answer: { status: 500 } })
    expect((await ask('/api/orders')).status).toBe(500)
    await control.execute('remove', { id })
    expect((await ask('/api/orders')).status).toBe(404)
    await control.execute('reset', {})
    expect((await ask('/api/orders')).status).toBe(200)
  })

  test('for some requests', async () => {
    await override('/api/orders', { answer: { status: 404 }, times: 2 })
    const statuses: number[] = []
    for (let count = 0; count < 4; count += 1) statuses.push((await ask('/api/orders')).status)
    expect(statuses).toEqual([404, 404, 200, 200])
    const { overrides } = await control.execute('overrides', {})
    expect(overrides).toMatchObject([{ used: 2, times: 2 }])
  })

  test('for a part of them, the same after the same seed', async () => {
    await override('/api/orders', { answer: { status: 503 }, rate: 0.3 })
    const run = async () => {
      await control.execute('seed', { seed: 7 })
      const all: number[] = []
      for (let count = 0; count < 100; count += 1) all.push((await ask('/api/orders')).status)
      return all
    }
    const first = await run()
    expect(await run()).toEqual(first)
    const failed = first.filter((status) => status === 503).length
    expect(failed).toBeGreaterThan(15)
    expect(failed).toBeLessThan(45)
  })

  test('a patch of the real answer', async () => {
    await override('/api/orders', {
      patch: [
        { op: 'replace', path: '/real', value: 'patched' },
        { op: 'add', path: '/list/-', value: 3 },
      ],
      answer: { status: 202, headers: { 'x-new': '1' } },
    })
    const response = await ask('/api/orders')
    expect([response.status, response.headers.get('x-real'), response.headers.get('x-new')]).toEqual([202, '1', '1'])
    expect(await response.json()).toEqual({ real: 'patched', list: [1, 2, 3] })
  })

  test('faults', async () => {
    await override('/api/orders', { fault: 'network-error' })
    expect((await ask('/api/orders')).type).toBe('error')
    await override('/api/orders', { fault: 'offline' })
    expect((await ask('/api/orders')).type).toBe('error')
    await override('/api/orders', { fault: 'timeout' })
    const request = new Request('http://localhost/shop/api/orders')
    const given = control.answer({
      request,
      route: { id: '/api/orders', file: '' },
      run: async () => real(),
      signal: AbortSignal.timeout(20),
    })
    expect((await given).type).toBe('error')
  })

  test('a slow body', async () => {
    await override('/api/orders', { bytesPerSecond: 1000, answer: { text: 'x'.repeat(100) } })
    const start = performance.now()
    expect(await (await ask('/api/orders')).text()).toHaveLength(100)
    expect(performance.now() - start).toBeGreaterThan(90)
  })

  test('a function, in the same process', async () => {
    const end = control.use('/api/orders', async (request) => Response.json({ method: request.method }), { times: 2 })
    expect(await (await ask('/api/orders', { method: 'POST', body: '1' })).json()).toEqual({ method: 'POST' })
    end()
    expect((await ask('/api/orders')).headers.get('x-real')).toBe('1')
  })

  test.each([
    [{ delay: -1 }, 'delay'],
    [{ delay: [5, 1] }, 'delay'],
    [{ rate: 2 }, 'rate'],
    [{ times: 0 }, 'times'],
    [{ tab: 'other' }, 'tab'],
    [{ fault: 'fire' }, 'fault'],
    [{ fault: 'offline', answer: {} }, 'fault'],
    [{ answer: { status: 99 } }, 'status'],
    [{ answer: { status: 204, text: 'x' } }, '204'],
    [{ answer: { json: 1, text: '1' } }, 'one of'],
    [{ answer: { headers: { 'a b': '1' } } }, 'headers'],
    [{ answer: { base64: '%' } }, 'base64'],
    [{ patch: [{ op: 'jump', path: '/' }] }, 'patch'],
    [{ unknown: 1 }, 'unknown option "unknown"'],
    [null, 'no object'],
  ])('%j is a clear error', async (options, text) => {
    await expect(override('/api/orders', options as object)).rejects.toMatchObject({
      code: 'OverrideInvalid',
      message: expect.stringContaining(text),
    })
    expect((await control.execute('overrides', {})).overrides).toEqual([])
  })
})

describe('the log', () => {
  const requests = async () => (await control.execute('requests', {})).requests

  test('has request and answer, and the override', async () => {
    const { id } = await override('/api/orders', { answer: { status: 201, json: { ok: 1 } } })
    await ask('/api/orders?a=1', {
      method: 'POST',
      body: '{"name":"rope"}',
      headers: { 'content-type': 'application/json' },
      tab: 'a tab',
    })
    await vi.waitFor(async () =>
      expect(await requests()).toMatchObject([
        {
          id: 1,
          method: 'POST',
          url: 'http://localhost/shop/api/orders?a=1',
          route: '/api/orders',
          file: 'api/orders.ts',
          tab: 'a tab',
          override: id,
          request: { type: 'application/json', size: 15, json: { name: 'rope' } },
          answer: { status: 201, json: { ok: 1 } },
          duration: expect.any(Number),
        },
      ]),
    )
    const { base64 = '' } = await control.execute('body', { id: 1, of: 'request' })
    expect(atob(base64)).toBe('{"name":"rope"}')
    expect(await control.execute('body', { id: 99, of: 'answer' })).toEqual({})
  })

  test('notes failures, is bounded, and can be forgotten', async () => {
    const failing = ask('/api/orders', { run: () => Promise.reject(new Error('x')) })
    await expect(failing).rejects.toThrow('x')
    expect(await requests()).toMatchObject([{ isFailed: true }])
    for (let count = 0; count < 520; count += 1) await ask('/api/orders')
    expect(await requests()).toHaveLength(500)
    expect((await control.execute('requests', { since: 519 })).requests.map(({ id }) => id)).toEqual([520, 521])
    await control.execute('reset', { what: ['log'] })
    expect(await requests()).toEqual([])
  })

  test('an event stream is not read', async () => {
    let isCancelled = false
    const body = new ReadableStream({
      cancel() {
        isCancelled = true
      },
    })
    const run = async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    const response = await ask('/api/orders', { run })
    await response.body?.cancel()
    expect(isCancelled).toBe(true)
  })
})

test('everything but functions survives the end of the worker', async () => {
  await override('/api/orders', { answer: { status: 404 }, times: 2 })
  await control.execute('unhandled', { strategy: 'error' })
  control.use('/api/users/[id]', () => new Response('function'))
  await ask('/api/orders')
  await control.settled()
  control = start()
  expect((await ask('/api/orders')).status).toBe(404)
  expect((await ask('/api/orders')).status).toBe(200)
  expect(await (await ask('/api/users/1')).json()).toMatchObject({ real: true })
  expect(control.unhandled).toBe('error')
  expect((await control.execute('requests', {})).requests.map(({ id }) => id)).toEqual([1, 2, 3, 4])
})

test('JSON patches never reach a prototype', () => {
  const patched = applyPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: 1 } }])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype)
  expect(() => applyPatch({}, [{ op: 'add', path: '/constructor/prototype/x', value: 1 }])).toThrow('does not fit')
  expect(applyPatch({ a: [1, 2] }, [{ op: 'move', from: '/a/0', path: '/a/1' }])).toEqual({ a: [2, 1] })
  expect(applyPatch({ a: 1 }, [{ op: 'copy', from: '/a', path: '/b' }])).toEqual({ a: 1, b: 1 })
  expect(() => applyPatch({ a: 1 }, [{ op: 'test', path: '/a', value: 2 }])).toThrow('does not fit')
  expect(
    applyPatch({ 'a/b': 1, 'c~d': 2 }, [
      { op: 'remove', path: '/a~1b' },
      { op: 'remove', path: '/c~0d' },
    ]),
  ).toEqual({})
  expect(() => applyPatch({}, [{ op: 'add', path: 'x', value: 1 }])).toThrow('does not fit')
})
