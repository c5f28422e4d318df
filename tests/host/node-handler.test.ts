import { Agent, createServer, get } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import type { EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import type { HandlerOptions } from '../../sw/host/handler-options.ts'
import { listen } from '../../sw/host/listen.ts'
import { createHandler } from '../../sw/host/node-handler.ts'
import { serve } from '../../sw/host/serve.ts'
import { deferred } from './deferred.ts'
import { startListener } from './listener.ts'
import { rawGet, rawRequest } from './raw-request.ts'
import { temporaryFolder } from './temporary-folder.ts'

const endpoints: Record<string, EndpointModule> = {
  'hello.json.ts': {
    GET: ({ url, clientAddress }: { url: URL; clientAddress: string }) => Response.json([url.pathname, clientAddress]),
    POST: async ({ request }: { request: Request }) => new Response(`got ${await request.text()}`),
  },
  'word/[word].ts': { GET: ({ params }: { params: { word: string } }) => new Response(params.word) },
  'bad-header.ts': {
    GET: () => new Response('text', { headers: { 'x-good': 'yes', 'x-bad': 'a\u0001b' } }),
  },
  'file.txt.ts': { GET: () => new Response('from the endpoint') },
}

function project(
  files: Record<string, string> = {},
  base = '/',
  trailingSlash: TrailingSlash = 'ignore',
): HandlerOptions {
  const { manifest } = createManifest({ files: Object.keys(endpoints), base, trailingSlash, redirects: {} })
  return { manifest, load: (file) => endpoints[file] ?? {}, filesDir: temporaryFolder(files), checkOrigin: false }
}

describe('the handler', () => {
  test('answers with endpoints, told the client address', async () => {
    const { origin } = await startListener(createHandler(project()))
    expect(await (await fetch(`${origin}/hello.json`)).json()).toEqual(['/hello.json', '127.0.0.1'])
    expect(await (await fetch(`${origin}/hello.json`, { method: 'POST', body: 'x' })).text()).toBe('got x')
  })

  test.each(['GET', 'POST', 'OPTIONS'])('prefers a file to an endpoint for %s', async (method) => {
    const { origin } = await startListener(createHandler(project({ 'file.txt': 'from the file' })))
    expect(await (await fetch(`${origin}/file.txt`, { method })).text()).toBe('from the file')
  })

  test('returns 404.html for unknown paths', async () => {
    const { origin } = await startListener(createHandler(project({ '404.html': 'lost' })))
    const response = await fetch(`${origin}/nowhere`)
    expect([response.status, await response.text()]).toEqual([404, 'lost'])
  })

  test('answers 404 without files, too', async () => {
    const { filesDir: _, ...options } = project()
    const { origin } = await startListener(createHandler(options))
    expect((await fetch(`${origin}/nowhere`)).status).toBe(404)
    expect((await fetch(`${origin}/file.txt`)).status).toBe(200)
  })

  test.each([
    ['/word/%E0%A4%A', '%E0%A4%A'],
    ['/word/%', '%'],
    ['//word//a', 'a'],
    ['/word/%20%FF', '%20%FF'],
  ])('gives the endpoint what it can of %s', async (target, body) => {
    const { port } = await startListener(createHandler(project()))
    expect(await rawGet(port, target)).toMatchObject({ status: 200, body })
  })

  test('answers nothing outside the base', async () => {
    const { origin } = await startListener(createHandler(project({ 'index.html': 'home' }, '/docs/')))
    const paths = ['/docs', '/docs/', '/docs/hello.json', '/', '/hello.json', '/docshello.json']
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(origin + path)).status))
    expect(statuses).toEqual([200, 200, 200, 404, 404, 404])
  })

  test.each([
    ['always', '/about', '/about/'],
    ['never', '/about/', '/about'],
    ['ignore', '/about//', '/about/'],
  ] as const)('under trailingSlash %s sends %s to %s, where the file is', async (trailingSlash, path, right) => {
    const { origin } = await startListener(createHandler(project({ 'about/index.html': 'about' }, '/', trailingSlash)))
    const response = await fetch(origin + path, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([301, right])
    expect(await (await fetch(origin + right)).text()).toBe('about')
  })

  test('answers 500 at once where Node refuses a header that fetch allows, and tells why', async () => {
    const onError = vi.fn()
    const { origin } = await startListener(createHandler({ ...project(), onError }))
    const response = await fetch(`${origin}/bad-header`)
    expect([response.status, response.headers.get('x-good'), await response.text()]).toEqual([
      500,
      null,
      'Internal Server Error',
    ])
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'ERR_INVALID_CHAR' }), expect.any(Request))
  })
})

test('refuses TRACE, which no handler can be asked for', async () => {
  const reported: unknown[] = []
  const { port } = await startListener(createHandler({ ...project(), onError: (error) => reported.push(error) }))
  const answer = await rawRequest(port, 'TRACE /hello.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  expect([answer.status, answer.body, reported]).toEqual([501, '', []])
})

describe('the handler as a middleware', () => {
  const start = (options = project({ 'index.html': 'home' })) => {
    const handler = createHandler(options)
    return startListener((incoming, outgoing) =>
      handler(incoming, outgoing, (error) => outgoing.writeHead(error === undefined ? 299 : 599).end('next')),
    )
  }

  test.each([
    ['/', 200],
    ['/hello.json', 200],
    ['/nowhere', 299],
  ])('gives %s the status %i', async (path, status) => {
    const { origin } = await start()
    expect((await fetch(origin + path)).status).toBe(status)
  })

  test('passes on requests that it cannot handle', async () => {
    const { port } = await start()
    const answer = await rawRequest(port, 'TRACE /hello.json HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n')
    expect(answer.status).toBe(299)
  })
})

describe('the server', () => {
  const start = (options = project()) => serve({ ...options, port: 0 })

  test('tells where it answers', async () => {
    const server = await start()
    expect(server.url).toBe(`http://localhost:${server.port}/`)
    expect((await fetch(`${server.url}hello.json`)).status).toBe(200)
    await server.close()
  })

  test.each(['/word/%E0%A4%A', '/%', '/hello.json?a=%E0%A4%A', '/none/%C0%AF'])('refuses %s', async (target) => {
    const server = await start()
    const answer = await rawGet(server.port, target)
    expect(answer).toMatchObject({ status: 400, body: 'Bad request.' })
    expect(answer.headers['content-type']).toBeUndefined()
    await server.close()
  })

  test('says when its port is in use', async () => {
    const other = createServer()
    const { port } = await listen(other, 0, '127.0.0.1')
    await expect(serve({ ...project(), port })).rejects.toMatchObject({ code: 'PortInUse' })
    other.close()
  })

  test.each(['x', '70000', '1.5', '-1'])('reports the invalid PORT %s', async (port) => {
    vi.stubEnv('PORT', port)
    await expect(serve(project())).rejects.toMatchObject({ code: 'InvalidPort' })
    vi.unstubAllEnvs()
  })

  test('listens where PORT and HOST say', async () => {
    vi.stubEnv('PORT', '0')
    vi.stubEnv('HOST', '::1')
    const server = await serve(project()).finally(() => vi.unstubAllEnvs())
    expect(server.url).toBe(`http://[::1]:${server.port}/`)
    await server.close()
  })

  test('takes the public origin from ORIGIN', async () => {
    vi.stubEnv('ORIGIN', 'https://shop.example/ignored')
    const load = () => ({ GET: ({ url }: { url: URL }) => new Response(url.href) })
    const server = await start({ ...project(), load }).finally(() => vi.unstubAllEnvs())
    expect(await (await fetch(`${server.url}hello.json?a=1`)).text()).toBe('https://shop.example/hello.json?a=1')
    await server.close()
  })

  test('accepts a form of its public origin, and refuses one of its own address', async () => {
    const load = () => ({ POST: () => new Response('taken') })
    const server = await start({ ...project(), load, checkOrigin: true, origin: 'https://shop.example' })
    const send = async (origin: string): Promise<number> => {
      const body = new URLSearchParams({ a: '1' })
      return (await fetch(`${server.url}hello.json`, { method: 'POST', body, headers: { origin } })).status
    }
    expect(await send('https://shop.example')).toBe(200)
    expect(await send(server.url.slice(0, -1))).toBe(403)
    await server.close()
  })

  test.each(['shop.example', 'ftp://shop.example', 'https://', 'javascript:alert(1)'])(
    'reports the invalid ORIGIN %s',
    async (origin) => {
      vi.stubEnv('ORIGIN', origin)
      await expect(serve(project())).rejects.toMatchObject({ code: 'InvalidOrigin' })
      vi.unstubAllEnvs()
    },
  )

  test('closes in time under clients that keep their connection and go on asking', async () => {
    const server = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    let isOpen = true
    const ask = (): Promise<void> =>
      new Promise((done) => {
        const request = get(`${server.url}hello.json`, { agent }, (response) => response.resume().on('end', done))
        request.on('error', () => {
          isOpen = false
          done()
        })
      })
    const clients = Array.from({ length: 4 }, async () => {
      while (isOpen) await ask()
    })
    await new Promise((done) => setTimeout(done, 50))
    // The limit of the test is half of the time after which connections are cut.
    await server.close()
    await Promise.all(clients)
    agent.destroy()
  }, 5000)

  test('lets open answers end when it closes', async () => {
    const started = deferred<void>()
    const load = () => ({
      GET: async () => {
        started.resolve()
        await new Promise((done) => setTimeout(done, 100))
        return new Response('late')
      },
    })
    const server = await serve({ ...project(), load, port: 0 })
    const answer = fetch(`${server.url}hello.json`).then((response) => response.text())
    await started.promise
    const closed = server.close()
    expect(await answer).toBe('late')
    await closed
    await expect(fetch(server.url)).rejects.toThrow()
  })
})

test('a signal closes the server, and leaves no listener behind', async () => {
  const before = process.listenerCount('SIGTERM')
  const server = await serve({ ...project(), port: 0, signals: true })
  process.emit('SIGTERM')
  await server.close()
  await expect(fetch(server.url)).rejects.toThrow()
  expect(process.listenerCount('SIGTERM')).toBe(before)
})
