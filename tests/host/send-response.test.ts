import { once } from 'node:events'
import { get } from 'node:http'
import { describe, expect, test } from 'vitest'
import { sendResponse } from '../../sw/host/send-response.ts'
import { deferred } from './deferred.ts'
import { startListener } from './listener.ts'
import { rawGet, rawRequest, rawText } from './raw-request.ts'

const startAnswer = (respond: () => Response) =>
  startListener((incoming, outgoing) => void sendResponse(respond(), incoming, outgoing).catch(() => {}))

test('status, status text, headers and body are sent', async () => {
  const { port } = await startAnswer(
    () => new Response('made', { status: 201, statusText: 'Made Up', headers: { 'x-a': '1' } }),
  )
  const answer = await rawGet(port, '/')
  expect(answer).toMatchObject({ status: 201, statusText: 'Made Up', body: 'made' })
  expect(answer.headers).toMatchObject({ 'x-a': '1', 'content-type': 'text/plain;charset=UTF-8' })
})

test('each Set-Cookie has its own line', async () => {
  const { origin } = await startAnswer(() => {
    const headers = new Headers([['set-cookie', 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT']])
    headers.append('set-cookie', 'b=2')
    return new Response(null, { headers })
  })
  const { headers } = await fetch(origin)
  expect(headers.getSetCookie()).toEqual(['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'b=2'])
})

test.each([0, 200])('letters up to U+00FF arrive, with a body that starts after %i ms', async (milliseconds) => {
  const { origin } = await startAnswer(() => {
    const body = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        controller.enqueue(new TextEncoder().encode('text'))
        controller.close()
      },
    })
    return new Response(body, { headers: { 'x-letters': 'für é' } })
  })
  const response = await fetch(origin)
  expect([response.headers.get('x-letters'), await response.text()]).toEqual(['für é', 'text'])
})

test('the head does not wait for the body', async () => {
  let finish = (): void => {}
  const { origin } = await startAnswer(() => {
    const body = new ReadableStream({
      start(controller) {
        finish = () => controller.close()
      },
    })
    return new Response(body, { headers: { 'x-a': '1' } })
  })
  const response = await fetch(origin)
  expect(response.headers.get('x-a')).toBe('1')
  finish()
  expect(await response.text()).toBe('')
})

test.each([204, 205, 304])('a %i has no body', async (status) => {
  const { port } = await startAnswer(() => new Response(null, { status }))
  const answer = await rawGet(port, '/')
  expect([answer.status, answer.body]).toEqual([status, ''])
})

test('HEAD keeps the headers and cancels the body', async () => {
  let cancelled = false
  const body = new ReadableStream({
    cancel() {
      cancelled = true
    },
  })
  const { port } = await startAnswer(() => new Response(body, { headers: { 'content-length': '7' } }))
  const answer = await rawRequest(port, 'HEAD / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n')
  expect([answer.status, answer.headers['content-length'], answer.body, cancelled]).toEqual([200, '7', '', true])
})

test.each([
  ['a body', '0123456789'],
  ['no body', null],
])('the connection headers of another server are left out, with %s', async (_, body) => {
  const headers = { 'transfer-encoding': 'gzip, chunked', connection: 'upgrade', upgrade: 'h2c', 'x-a': '1' }
  const { port } = await startAnswer(() => new Response(body, { headers }))
  const get = 'GET / HTTP/1.1\r\nHost: a.test\r\n'
  const twice = await rawText(port, `${get}\r\n${get}Connection: close\r\n\r\n`)
  expect(twice.match(/^HTTP\/1\.1 200 OK/gm)).toHaveLength(2)
  expect(twice).toContain('x-a: 1')
  expect(twice).not.toMatch(/gzip|upgrade/)
})

test.each(['-1', 'abc', '10, 10', '1e1', '10 '])(
  'a content-length that is no number (%s) is left out',
  async (length) => {
    const { port } = await startAnswer(() => new Response('0123456789', { headers: { 'content-length': length } }))
    const answer = await rawGet(port, '/')
    expect(answer).toMatchObject({ status: 200, body: '0123456789' })
    expect(answer.headers['content-length']).toBe(length === '10 ' ? '10' : undefined)
  },
)

test.each(['0', '3', '99'])('a wrong content-length (%s for ten bytes) ends the connection', async (length) => {
  const errors: unknown[] = []
  const { port } = await startListener((incoming, outgoing) => {
    const response = new Response('0123456789', { headers: { 'content-length': length } })
    sendResponse(response, incoming, outgoing).catch((error) => errors.push(error))
  })
  const twice = 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n'.repeat(2)
  const text = await rawText(port, twice)
  expect(text.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThan(2)
  expect(errors[0]).toMatchObject({ code: 'WrongContentLength' })
})

test.each([
  ['GET', 200, undefined],
  ['GET', 404, undefined],
  ['POST', 200, undefined],
  ['HEAD', 200, '5'],
  ['GET', 304, '5'],
] as const)('a length that is left on an empty answer: %s, %i', async (method, status, length) => {
  const { port } = await startAnswer(() => new Response(null, { status, headers: { 'content-length': '5' } }))
  const answer = await rawRequest(port, `${method} / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n`)
  const sent = answer.headers['content-length'] === '0' ? undefined : answer.headers['content-length']
  expect([answer.status, sent, answer.body]).toEqual([status, length, ''])
})

test('Response.error() is a network error for the client', async () => {
  const { origin } = await startAnswer(() => Response.error())
  await expect(fetch(origin)).rejects.toThrow('fetch failed')
})

test('headers of another connection are left out', async () => {
  const { port } = await startAnswer(
    () => new Response('x', { headers: { 'keep-alive': 'timeout=999', upgrade: 'h2c' } }),
  )
  const { headers } = await rawGet(port, '/')
  expect([headers['keep-alive'], headers.upgrade]).toEqual([undefined, undefined])
})

describe('a stream', () => {
  test('is sent as it is produced: the head before the first byte, a chunk before the next', async () => {
    const stream = new TransformStream<Uint8Array, Uint8Array>()
    const writer = stream.writable.getWriter()
    const { origin } = await startAnswer(() => new Response(stream.readable, { headers: { 'x-early': 'yes' } }))
    const response = await fetch(origin)
    expect(response.headers.get('x-early')).toBe('yes')
    const reader = response.body?.getReader()
    void writer.write(new TextEncoder().encode('one'))
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('one')
    void writer.write(new TextEncoder().encode('two'))
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('two')
    await writer.close()
    expect((await reader?.read())?.done).toBe(true)
  })

  test('waits for a slow client', async () => {
    let made = 0
    const { port } = await startAnswer(
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              made += 1
              if (made > 5000) controller.close()
              else controller.enqueue(new Uint8Array(65_536))
            },
          }),
        ),
    )
    const [response] = await once(get({ port, agent: false }), 'response')
    response.pause()
    await new Promise((done) => setTimeout(done, 300))
    expect(made).toBeLessThan(1000)
    response.destroy()
  })

  test('is cancelled when the client goes away', async () => {
    const { promise: cancelled, resolve } = deferred<string>()
    const { port } = await startAnswer(
      () =>
        new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new Uint8Array(1)),
            cancel: () => resolve('cancelled'),
          }),
        ),
    )
    const [response] = await once(get({ port, agent: false }), 'response')
    response.destroy()
    expect(await cancelled).toBe('cancelled')
  })

  test('that fails midway cuts the connection, and the failure is reported', async () => {
    const { promise: told, resolve } = deferred<unknown>()
    const { origin } = await startListener((incoming, outgoing) => {
      let first = true
      const body = new ReadableStream({
        pull(controller) {
          if (!first) throw new Error('broken stream')
          first = false
          controller.enqueue(new Uint8Array(3))
        },
      })
      sendResponse(new Response(body), incoming, outgoing).catch(resolve)
    })
    await expect(fetch(origin).then((response) => response.text())).rejects.toThrow()
    expect(await told).toMatchObject({ message: 'broken stream' })
  })
})
