import { afterEach, expect, test } from 'vitest'
import { answerRequest } from '../../../sw/core/wire/answer-request.ts'
import { isMessage } from '../../../sw/core/wire/is-message.ts'
import { type RequestHead, requestQuestion, requestShape } from '../../../sw/core/wire/messages/request.ts'
import { sendRequest } from '../../../sw/core/wire/send-request.ts'
import { toRequest } from '../../../sw/core/wire/to-request.ts'

const never = new AbortController().signal
const opened: MessagePort[] = []

afterEach(() => {
  for (const port of opened.splice(0)) port.close()
})

/** A promise that resolves when `open` is called. */
function latch() {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

const headOf = (more: Partial<RequestHead> = {}): RequestHead => ({
  url: 'https://site.test/api/a',
  method: 'GET',
  headers: [['x-own', '1']],
  credentials: 'same-origin',
  ...more,
})

/** A port whose other end hands each request to `handle`. */
function connect(handle: (request: Request, signal: AbortSignal) => Promise<Response | undefined>): MessagePort {
  return hostile((data, reply) => {
    if (!isMessage(data, requestQuestion, requestShape)) throw new TypeError('That was no request.')
    const body = data.body instanceof ArrayBuffer ? data.body : undefined
    void answerRequest(reply, (signal) => handle(toRequest(data, body, signal), signal))
  })
}

/** A port whose other end replies as it likes. */
function hostile(reply: (data: unknown, port: MessagePort) => void): MessagePort {
  const { port1, port2 } = new MessageChannel() as unknown as { port1: MessagePort; port2: MessagePort }
  port2.onmessage = ({ data, ports: [port] }) => {
    if (port !== undefined) reply(data, port)
  }
  opened.push(port1, port2)
  return port1
}

test('method, headers and body arrive, and so do status, headers and body of the response', async () => {
  const port = connect(async (request) => {
    const text = `${request.method} ${request.url} ${request.headers.get('x-own')} ${await request.text()}`
    return new Response(text, { status: 201, headers: { 'x-answer': 'yes', 'set-cookie': 'a=1' } })
  })
  const body = new TextEncoder().encode('hello').buffer
  const { response, ended } = await sendRequest(port, headOf({ method: 'POST', body }), never)
  expect(response?.status).toBe(201)
  expect([...(response?.headers ?? [])]).toEqual([
    ['content-type', 'text/plain;charset=UTF-8'],
    ['x-answer', 'yes'],
  ])
  expect(await response?.text()).toBe('POST https://site.test/api/a 1 hello')
  await ended
})

test('no endpoint answers: no response', async () => {
  const { response } = await sendRequest(
    connect(async () => undefined),
    headOf(),
    never,
  )
  expect(response).toBeUndefined()
})

test('an error, and what is not a response, is a network error', async () => {
  const failing = connect(async () => {
    throw new Error('broken')
  })
  await expect(sendRequest(failing, headOf(), never)).rejects.toThrow(new TypeError('Error: broken'))
  await expect(
    sendRequest(
      connect(async () => Response.error()),
      headOf(),
      never,
    ),
  ).rejects.toThrow(TypeError)
  const read = connect(async () => {
    const response = new Response('x')
    await response.text()
    return response
  })
  await expect(sendRequest(read, headOf(), never)).rejects.toThrow('was read before')
})

test('an abort before the response reaches the handler', async () => {
  const aborted = new AbortController()
  const told = latch()
  const port = connect(async (_, signal) => {
    signal.addEventListener('abort', () => told.open())
    aborted.abort(new Error('enough'))
    await told.opened
    return new Response('late')
  })
  await expect(sendRequest(port, headOf(), aborted.signal)).rejects.toThrow('enough')
  await told.opened
})

test('an abort in the middle of a body cancels its source', async () => {
  const aborted = new AbortController()
  const cancelled = latch()
  const port = connect(async (_, signal) => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array([1])),
      cancel: () => cancelled.open(),
    })
    signal.addEventListener('abort', () => cancelled.open())
    return new Response(body)
  })
  const { response, ended } = await sendRequest(port, headOf(), aborted.signal)
  const reader = response?.body?.getReader()
  await reader?.read()
  aborted.abort(new Error('enough'))
  await cancelled.opened
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow('enough')
  await ended
})

test.for([
  null,
  'response',
  { type: 'done', value: null },
  { type: 'done', value: { status: '200', statusText: '', headers: [] } },
  { type: 'done', value: { status: 200, statusText: '', headers: 'none' } },
  { type: 'done', value: { status: 200, statusText: '', headers: [1] } },
  { type: 'done', value: { status: 99, statusText: '', headers: [] } },
  { type: 'done', value: { status: 200, statusText: 'a\nb', headers: [['a', 'b\nc']] } },
  { type: 'failed' },
])('the reply %j is a network error', async (reply) => {
  await expect(
    sendRequest(
      hostile((_, port) => port.postMessage(reply)),
      headOf(),
      never,
    ),
  ).rejects.toThrow()
})

test('parts that nobody asked for fail the body', async () => {
  const port = hostile((_, reply) => {
    const { port1, port2 } = new MessageChannel() as unknown as { port1: MessagePort; port2: MessagePort }
    opened.push(port1)
    reply.postMessage({ type: 'done', value: { status: 200, statusText: '', headers: [], body: port2 } }, [port2])
    for (let count = 0; count < 100; count++) port1.postMessage({ type: 'part', bytes: new Uint8Array(1000) })
  })
  const { response } = await sendRequest(port, headOf(), never)
  // One is asked for ahead, and nothing is read yet.
  await new Promise((resolve) => setTimeout(resolve, 20))
  await expect(response?.arrayBuffer()).rejects.toThrow(TypeError)
})
