import { createServer, type ViteDevServer } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject
let server: ViteDevServer

afterEach(async () => {
  await server.close()
  await project.remove()
})

const files = {
  'src/pages/api/time.ts': 'export const GET = () => Response.json({ real: true })',
  'src/pages/api/lost.ts': "import { networkError } from 'stowaway'\nexport const GET = () => networkError()",
  'src/pages/api/count.ts': `import { storage } from 'stowaway/storage'
    export const POST = async () => Response.json(await storage.update('count', (count = 0) => count + 1))`,
}

async function start(target: 'worker' | 'node', warnings: string[] = []): Promise<string> {
  project = await createProject(files)
  server = await createServer({
    root: project.root,
    base: '/repo/',
    // Otherwise Vite answers requests without an endpoint with the app's page.
    appType: 'mpa',
    configFile: false,
    logLevel: 'silent',
    customLogger: {
      ...{ info() {}, error() {}, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false },
      warn: (text) => warnings.push(text),
      warnOnce: (text) => warnings.push(text),
    },
    plugins: [stowaway({ target })],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
  return server.resolvedUrls?.local[0] ?? ''
}

async function command(address: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}__stowaway/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, reply: (await response.json()) as Record<string, unknown> }
}

test('scripts control what the development server answers itself', async () => {
  const address = await start('worker')
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(address + path, init)
    return [response.status, await response.json()]
  }
  expect(await ask('api/time')).toEqual([200, { real: true }])
  const answer = { status: 503, json: { fixed: 1 } }
  const { reply } = await command(address, { do: 'override', on: '/api/time', options: { answer } })
  expect(await ask('api/time')).toEqual([503, { fixed: 1 }])
  await command(address, { do: 'remove', id: reply.id })
  expect(await ask('api/time')).toEqual([200, { real: true }])

  await command(address, { do: 'override', on: '/api/time', options: { fault: 'network-error', times: 1 } })
  await expect(fetch(`${address}api/time`)).rejects.toThrow('fetch failed')
  await expect(fetch(`${address}api/lost`)).rejects.toThrow('fetch failed')

  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  expect(await ask('api/count', post)).toEqual([200, 1])
  await command(address, { do: 'reset', what: ['storage'] })
  expect(await ask('api/count', post)).toEqual([200, 1])

  await vi.waitFor(async () => {
    const { requests } = (await command(address, { do: 'requests' })).reply
    expect(requests).toMatchObject([
      { route: '/api/time', file: 'api/time.ts', answer: { status: 200 } },
      { answer: { status: 503, json: { fixed: 1 } } },
      { answer: { status: 200 } },
      { isFailed: true },
      { isFailed: true },
      { method: 'POST' },
      { method: 'POST', answer: { json: 1 } },
    ])
  })

  // Routes that came later.
  await project.write('src/pages/api/late.ts', 'export const GET = () => new Response()')
  await vi.waitFor(async () => {
    const late = await command(address, { do: 'override', on: '/api/late', options: { delay: 1 } })
    expect(late.status).toBe(200)
  })
})

test('pages and other sites do not control it while a worker runs the endpoints', async () => {
  const address = await start('worker')
  const { origin } = new URL(address)
  const body = { do: 'overrides' }
  expect((await command(address, body, { origin })).status).toBe(409)
  expect((await command(address, body, { 'sec-fetch-site': 'same-origin' })).status).toBe(409)
  const simple = await fetch(`${address}__stowaway/control`, { method: 'POST', body: JSON.stringify(body) })
  expect(simple.status).toBe(415)
})

test('where a server runs the endpoints, pages control it, but not those of other sites', async () => {
  const warnings: string[] = []
  const address = await start('node', warnings)
  const { origin } = new URL(address)
  const body = { do: 'override', on: '/api/*', options: { answer: { status: 418 } } }
  const evil = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await command(address, body, evil)).status).toBe(403)
  expect((await command(address, body, { origin: 'null' })).status).toBe(403)
  expect((await fetch(`${address}api/time`)).status).toBe(200)
  expect((await command(address, body, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await fetch(`${address}api/time`)).status).toBe(418)
  expect((await fetch(`${address}api/not/there`)).status).toBe(418)
  expect(await (await fetch(`${address}stowaway-control.js`)).text()).toContain("stowaway = 'ready'")

  await command(address, { do: 'reset' })
  expect((await fetch(`${address}api/tim`)).status).toBe(404)
  await vi.waitFor(() => expect(warnings.join()).toContain('No endpoint answers GET /api/tim. Did you mean /api/time?'))
  await command(address, { do: 'unhandled', strategy: 'error' })
  expect((await fetch(`${address}api/tim`)).status).toBe(501)
})

test('a name that leads to this machine does not help another site', async () => {
  const address = await start('node')
  const { port } = new URL(address)
  const { request } = await import('node:http')
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = {
      host: `evil.example:${port}`,
      origin: `http://evil.example:${port}`,
      'content-type': 'application/json',
    }
    const asked = request(`${address}__stowaway/control`, { method: 'POST', headers }, ({ statusCode }) =>
      resolve(statusCode),
    )
    asked.on('error', reject)
    asked.end('{"do":"overrides"}')
  })
  expect(status).toBe(403)
})
