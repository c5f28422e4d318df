import { beforeEach, describe, expect, test } from 'vitest'
import { type Control, createControl } from '../../sw/control/engine/create-control.ts'
import { executeCommand } from '../../sw/control/engine/execute-command.ts'
import { createMemoryStorage } from '../../sw/data/create-memory-storage.ts'

let control: Control

beforeEach(() => {
  control = createControl({
    base: '',
    routes: [{ id: '/api/orders', file: 'api/orders.ts' }],
    matches: (path) => path === '/api/orders',
    storage: createMemoryStorage(),
  })
})

const address = 'http://localhost/__stowaway/control'

/** Sends a command as a script does, and reads the status and the code of the reply. */
async function send(command: unknown, headers: Record<string, string> = {}): Promise<[status: number, code?: string]> {
  const body = typeof command === 'string' ? command : JSON.stringify(command)
  const request = new Request(address, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
  const response = await executeCommand(control, request, '')
  const { error } = (await response.json()) as { error?: { code: string; message: string } }
  return error === undefined ? [response.status] : [response.status, error.code]
}

describe('commands that are wrong', () => {
  test.each([
    { do: 'reset', what: 5 },
    { do: 'reset', what: 'overrides' },
    { do: 'reset', what: ['everything'] },
    { do: 'seed', seed: { toString: 1 } },
    { do: 'seed' },
    { do: 'remove', id: 7 },
    { do: 'requests', since: 'yesterday' },
    { do: 'body', id: 'x', of: 'request' },
    { do: 'body', id: 1, of: '__proto__' },
    { do: 'unhandled', strategy: 'panic' },
    { do: 'restore' },
  ])('%j is refused with a reason', async (command) => {
    const [status, code] = await send(command)
    expect([status, ['CommandInvalid', 'SnapshotInvalid'].includes(String(code))]).toEqual([422, true])
  })

  test.each([
    { answer: { status: 200.5 } },
    { answer: { base64: 'a' } },
    { answer: { text: 'x', status: 304 } },
    { answer: { headers: { 'content-type': 'ä€' } } },
    { answer: { headers: [['a', 'b']] } },
    { answer: { headers: 'a: b' } },
    { answer: {}, fault: 'offline' },
    { delay: 1e12 },
    { delay: [0, 1e12] },
    { times: 1.5 },
    { bytesPerSecond: 0.5 },
    { patch: [{ op: 'move', path: '/a', from: 7 }] },
    { patch: [{ op: 'add', path: '/a' }] },
    { patch: [{ op: 'move', path: '/a/b', from: '/a' }] },
    { patch: [{ op: 'add', path: '/__proto__/a', value: 1 }] },
    {},
  ])('the override %j is refused with a reason', async (options) => {
    expect(await send({ do: 'override', on: '/api/orders', options })).toEqual([422, 'OverrideInvalid'])
    expect((await control.execute('overrides', {})).overrides).toEqual([])
  })

  test.each([['null'], ['7'], ['[]'], ['"reset"'], ['{"do":"__proto__"}'], ['{"__proto__":{"do":"reset"}}']])(
    '%s is not a command',
    async (text) => expect(await send(text)).toEqual([400, 'CommandInvalid']),
  )

  test('a command of another site is refused', async () => {
    const command = { do: 'overrides' }
    expect(await send(command, { 'sec-fetch-site': 'cross-site' })).toEqual([403, 'CommandInvalid'])
    expect(await send(command, { 'sec-fetch-site': 'same-site' })).toEqual([403, 'CommandInvalid'])
    expect(await send(command, { origin: 'http://evil.example' })).toEqual([403, 'CommandInvalid'])
    expect(await send(command, { origin: 'null' })).toEqual([403, 'CommandInvalid'])
    expect(await send(command, { 'content-type': 'text/plain' })).toEqual([415, 'CommandInvalid'])
    expect(await send(command, { 'content-type': 'application/json-seq' })).toEqual([415, 'CommandInvalid'])
    expect(await send(command, { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).toEqual([200])
  })
})

describe('an answer never rejects', () => {
  const ask = (answer: () => Response | Promise<Response>) =>
    control.answer({ request: new Request('http://localhost/api/orders'), run: async () => answer() })

  test.each([
    ['text', () => new Response('no JSON'), 'is not JSON'],
    ['nothing', () => new Response(null, { status: 204 }), 'is not JSON'],
    ['other JSON', () => Response.json({ other: 1 }), '/name'],
  ])('a patch of %s is an answer that says why', async (_name, real, reason) => {
    const patch = [{ op: 'replace' as const, path: '/name', value: 1 }]
    await control.execute('override', { on: '/api/orders', options: { patch } })
    const response = await ask(real)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain(reason)
    const { requests } = await control.execute('requests', {})
    expect(requests).toMatchObject([{ answer: { status: 500 } }])
  })

  test('a patch leaves a failed answer as it is', async () => {
    await control.execute('override', { on: '/api/orders', options: { patch: [{ op: 'remove', path: '/a' }] } })
    expect((await ask(() => Response.error())).type).toBe('error')
  })
})

test('random choices go on where a stopped worker left them', async () => {
  const storage = createMemoryStorage()
  const start = () =>
    createControl({ base: '', routes: [{ id: '/api/orders', file: '' }], matches: () => true, storage })
  const statuses = async (one: Control, count: number): Promise<number[]> => {
    const found: number[] = []
    for (let index = 0; index < count; index += 1) {
      const request = new Request('http://localhost/api/orders')
      found.push((await one.answer({ request, run: async () => new Response() })).status)
    }
    await one.settled()
    return found
  }
  const one = start()
  await one.execute('override', { on: '/api/orders', options: { answer: { status: 503 }, rate: 0.5 } })
  await one.execute('seed', { seed: 3 })
  const whole = await statuses(one, 40)
  await one.execute('seed', { seed: 3 })
  const first = await statuses(one, 20)
  expect([...first, ...(await statuses(start(), 20))]).toEqual(whole)
})
