import { once } from 'node:events'
import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddress, type NodeRequestOptions, toRequest } from '../../sw/host/node-request.ts'
import { deferred } from './deferred.ts'
import { startListener } from './listener.ts'
import { rawGet, rawRequest } from './raw-request.ts'

const startEcho = (describeRequest: (request: Request) => unknown, options: NodeRequestOptions = {}) =>
  startListener(async (incoming, outgoing) => {
    outgoing.end(JSON.stringify(await describeRequest(toRequest(incoming, outgoing, options))))
  })

describe('the URL', () => {
  test.each([
    ['/', '/'],
    ['/a/b?c=d', '/a/b?c=d'],
    ['//x', '//x'],
    ['//evil.test/x?y', '//evil.test/x?y'],
    ['/a//b///', '/a//b///'],
    ['/%E0%A4%A', '/%E0%A4%A'],
    ['/%', '/%'],
    ['/a%2Fb?q=%zz', '/a%2Fb?q=%zz'],
    ['/a#b', '/a%23b'],
    ['/files\\special', '/files/special'],
    ['/a/../b', '/b'],
    ['*', '/*'],
    ['http://evil.test/x?y=1', '/x?y=1'],
    ['http://evil.test', '/'],
    ['http://evil.test?q', '/?q'],
    ['https://user:secret@evil.test//x', '//x'],
  ])('of the target %s ends in %s', async (target, expected) => {
    const { port } = await startEcho(({ url }) => url)
    const method = target === '*' ? 'OPTIONS' : 'GET'
    const { body } = await rawRequest(
      port,
      `${method} ${target} HTTP/1.1\r\nHost: example.test\r\nConnection: close\r\n\r\n`,
    )
    expect(JSON.parse(body)).toBe(`http://example.test${expected}`)
  })

  test.each(['example.test', 'example.test:8080', '127.0.0.1:4321', '[::1]:80', 'my_service:3000'])(
    'takes the Host header %s',
    async (host) => {
      const { port } = await startEcho(({ url }) => url)
      const { body } = await rawGet(port, '/x', `Host: ${host}`)
      expect(JSON.parse(body)).toBe(new URL('/x', `http://${host}`).href)
    },
  )

  test.each(['evil.test/path?', 'user@evil.test', 'a b', 'evil.test:99999', 'ex\u00e4mple', '[::1', '', 'a#b', 'a\\b'])(
    'does not take the Host header "%s"',
    async (host) => {
      const { port } = await startEcho(({ url }) => url)
      const { body } = await rawGet(port, '/x', `Host: ${host}`)
      expect(JSON.parse(body)).toBe(`http://localhost:${port}/x`)
    },
  )

  test('has the configured origin, whatever the Host header says', async () => {
    const { port } = await startEcho(({ url }) => url, { origin: 'https://public.test' })
    expect(JSON.parse((await rawGet(port, '//x')).body)).toBe('https://public.test//x')
  })
})

describe('headers', () => {
  test('are all there, repeated ones joined, cookies by semicolons', async () => {
    const { port } = await startEcho(({ headers }) => [...headers])
    const { body } = await rawGet(port, '/', 'Host: a.test\r\nX-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2')
    expect(JSON.parse(body)).toEqual(
      expect.arrayContaining([
        ['x-a', '1, 2'],
        ['cookie', 'a=1; b=2'],
      ]),
    )
  })

  test('may have the names of object members', async () => {
    const { port } = await startEcho(({ headers }) => [headers.get('constructor'), headers.get('__proto__')])
    const { body } = await rawGet(port, '/', 'Host: a.test\r\nconstructor: c\r\n__proto__: p')
    expect(JSON.parse(body)[0]).toBe('c')
  })
})

describe('the body', () => {
  test('arrives as bytes', async () => {
    const { origin } = await startEcho(async (request) => [...new Uint8Array(await request.arrayBuffer())])
    const response = await fetch(origin, { method: 'POST', body: Uint8Array.of(0, 255, 128) })
    expect(await response.json()).toEqual([0, 255, 128])
  })

  test.each(['GET', 'HEAD'])('of %s is null', async (method) => {
    let isNull: boolean | undefined
    const { origin } = await startEcho(({ body }) => {
      isNull = body === null
    })
    await fetch(origin, { method })
    expect(isNull).toBe(true)
  })

  test('of a POST without content is an empty stream', async () => {
    const { port } = await startEcho(async (request) => [request.body === null, await request.text()])
    const { body } = await rawRequest(port, 'POST / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n')
    expect(JSON.parse(body)).toEqual([false, ''])
  })

  test('is streamed: its start can be read before its end was sent', async () => {
    const { promise: firstChunk, resolve } = deferred<string>()
    const { port } = await startEcho(async ({ body }) => {
      const reader = body?.getReader()
      resolve(new TextDecoder().decode((await reader?.read())?.value))
      return new TextDecoder().decode((await reader?.read())?.value)
    })
    const outgoing = request({ port, method: 'POST', agent: false })
    const answered = once(outgoing, 'response')
    outgoing.write('first')
    expect(await firstChunk).toBe('first')
    outgoing.end('last')
    const [response] = await answered
    expect(JSON.parse(String(await response.reduce((text: string, chunk: Buffer) => text + chunk, '')))).toBe('last')
  })

  test('is not read ahead of the handler', async () => {
    const { port, origin } = await startListener((incoming, outgoing) => {
      toRequest(incoming, outgoing)
      setTimeout(() => outgoing.end(String(incoming.readableFlowing)), 50)
    })
    expect(port).toBeGreaterThan(0)
    const response = await fetch(origin, { method: 'POST', body: 'x'.repeat(1_000_000) })
    expect(await response.text()).not.toBe('true')
  })

  test('can be cancelled, and the handler still answers', async () => {
    const { origin } = await startEcho(async ({ body }) => {
      await body?.cancel()
      return 'answered'
    })
    const response = await fetch(origin, { method: 'POST', body: 'x'.repeat(100_000) })
    expect(await response.json()).toBe('answered')
  })
})

describe('the signal', () => {
  test('aborts when the client goes away', async () => {
    const { promise: aborted, resolve } = deferred<boolean>()
    const { origin } = await startListener((incoming, outgoing) => {
      const { signal } = toRequest(incoming, outgoing)
      signal.addEventListener('abort', () => resolve(signal.aborted))
    })
    const client = new AbortController()
    const answer = fetch(origin, { signal: client.signal }).catch(() => 'gone')
    setTimeout(() => client.abort(), 30)
    expect(await answer).toBe('gone')
    expect(await aborted).toBe(true)
  })

  test('does not abort after an answer', async () => {
    let signal: AbortSignal | undefined
    const { origin } = await startListener((incoming, outgoing) => {
      signal = toRequest(incoming, outgoing).signal
      outgoing.end('ok')
    })
    await (await fetch(origin, { headers: { connection: 'close' } })).text()
    await new Promise((done) => setTimeout(done, 30))
    expect(signal?.aborted).toBe(false)
  })
})

test('the client address is the socket’s', async () => {
  const { origin } = await startListener((incoming, outgoing) => outgoing.end(clientAddress(incoming)))
  expect(await (await fetch(origin, { headers: { 'x-forwarded-for': '6.6.6.6' } })).text()).toBe('127.0.0.1')
})

describe('a body that a middleware has read', () => {
  const startParsed = (parse: (text: string) => unknown, read: (request: Request) => Promise<unknown>) =>
    startListener(async (incoming, outgoing) => {
      let text = ''
      for await (const chunk of incoming.setEncoding('utf8')) text += chunk
      Object.assign(incoming, { body: parse(text) })
      outgoing.end(JSON.stringify(await read(toRequest(incoming, outgoing))))
    })
  const post = async (origin: string, type: string, body: string) =>
    (await fetch(origin, { method: 'POST', headers: { 'content-type': type }, body })).json()

  test('is the request\u2019s: an object as JSON', async () => {
    const { origin } = await startParsed(JSON.parse, (request) => request.json())
    expect(await post(origin, 'application/json', '{"a":[1,null],"b":"\u00e9"}')).toEqual({ a: [1, null], b: '\u00e9' })
  })

  test.each([
    ['text', (text: string) => text],
    ['bytes', (text: string) => Buffer.from(text)],
  ])('%s as they are', async (_name, parse) => {
    const { origin } = await startParsed(parse, (request) => request.text())
    expect(await post(origin, 'text/plain', 'a \u65e5')).toBe('a \u65e5')
  })

  test('the fields of a form as a form', async () => {
    const { origin } = await startParsed(
      () => ({ a: '1 2', list: ['x', 'y'], user: { name: '&' } }),
      async (request) => [...(await request.formData())],
    )
    expect(await post(origin, 'application/x-www-form-urlencoded', 'a=1+2')).toEqual([
      ['a', '1 2'],
      ['list', 'x'],
      ['list', 'y'],
      ['user[name]', '&'],
    ])
  })

  test('a field called body of a middleware that read nothing changes nothing', async () => {
    const { origin } = await startListener(async (incoming, outgoing) => {
      Object.assign(incoming, { body: {} })
      outgoing.end(JSON.stringify(await toRequest(incoming, outgoing).text()))
    })
    expect(await post(origin, 'text/plain', 'mine')).toBe('mine')
  })
})
