import { lookup } from 'node:dns/promises'
import { hostname } from 'node:os'
import type { Engine } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { socketTools } from './socket-tools.ts'

const project = 'tests/fixtures/sockets'

let folder: TemporaryFolder
let site: Served
/** One tab for all tests, which reloads, and a second one beside it. */
let engine: Engine
let tab: Tab

test.beforeAll(async ({ base, launched }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  site = await preview(folder.path, base)
  engine = await launched.newEngine()
  tab = await engine.newTab()
})

test.afterAll(async () => {
  await engine?.close()
  await site.close()
  await folder.remove()
})

test.beforeEach(() => open(tab))

test.afterEach(() => {
  expect(site.takeRequests().filter((path) => path.includes('/api/'))).toEqual([])
})

async function open(tab: Tab): Promise<void> {
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  await tab.evaluate(socketTools)
}

/** As in `fallback.spec.ts`: the same loopback, under an address that no browser takes for this machine's. */
async function lanHost(): Promise<string> {
  const { address } = await lookup(hostname(), 4).catch(() => ({ address: undefined }))
  return address === '127.0.0.1' ? hostname() : '[::ffff:127.0.0.1]'
}

/** What handlers noted under an id. */
const notes = (tab: Tab, id: string): Promise<string[]> =>
  tab.evaluate(async (id) => (await fetch(`api/notes?id=${id}`)).json(), id)

test('the first socket of a first visit is answered by an endpoint', async ({ launched }) => {
  const other = await launched.newEngine()
  const first = await other.newTab()
  await first.goto(site.url)
  await first.waitForFunction(() => document.body?.dataset.ready !== undefined)
  const seen = await first.evaluate(() => [document.body.dataset.first, document.body.dataset.ready])
  expect(seen).toEqual(['first', 'closed 1000'])
  await other.close()
})

test('a socket goes through the states of the standard, and is one of the browser’s', async () => {
  const seen = await tab.evaluate(async () => {
    const socket = new WebSocket('api/ws/echo')
    const states: unknown[] = [socket.readyState]
    const facts = [
      socket instanceof WebSocket,
      socket.constructor === WebSocket,
      Object.prototype.toString.call(socket),
      [WebSocket.CONNECTING, socket.OPEN, socket.CLOSING, WebSocket.CLOSED],
      socket.url === new URL('api/ws/echo', location.href).href.replace('http', 'ws'),
      [socket.protocol, socket.extensions, socket.binaryType, socket.bufferedAmount, socket.onmessage],
    ]
    const order: string[] = []
    for (const type of ['open', 'message', 'error', 'close']) {
      socket.addEventListener(type, (event) => order.push(`${type} ${socket.readyState} ${event.constructor.name}`))
    }
    await window.sockets.opened(socket)
    socket.send('hello')
    const message = await window.sockets.next(socket)
    socket.close(3001, 'bye')
    states.push(socket.readyState)
    const end = await window.sockets.closed(socket)
    return {
      states,
      facts,
      order,
      data: message.data,
      origin: message.origin === socket.url.split('/').slice(0, 3).join('/'),
      end,
    }
  })
  expect(seen).toEqual({
    states: [0, 2],
    facts: [true, true, '[object WebSocket]', [0, 1, 2, 3], true, ['', '', 'blob', 0, null]],
    order: ['open 1 Event', 'message 1 MessageEvent', 'close 3 CloseEvent'],
    data: 'hello',
    origin: true,
    end: [3001, 'bye', true],
  })
})

test('texts and bytes arrive whole and in order, in both directions', async () => {
  const seen = await tab.evaluate(async () => {
    const run = async (path: string, binaryType: BinaryType) => {
      const socket = await window.sockets.open(path)
      socket.binaryType = binaryType
      socket.binaryType = 'nonsense' as BinaryType
      const bytes = Uint8Array.from([0, 1, 254, 255])
      const sent = ['', 'ö\u{1f600}', 'lone \ud800', new Blob([bytes]), bytes.buffer, bytes.subarray(1, 3), 'last', 17]
      const arrived = window.sockets.take(socket, sent.length)
      for (const data of sent) socket.send(data as string)
      bytes.fill(9)
      const texts = await Promise.all(
        (await arrived).map(async (data) =>
          typeof data === 'string'
            ? data
            : `${data.constructor.name} ${new Uint8Array(await new Response(data as Blob).arrayBuffer())}`,
        ),
      )
      socket.close()
      return [socket.binaryType, ...texts, await window.sockets.closed(socket)]
    }
    return [await run('api/ws/echo', 'blob'), await run('api/ws/echo?buffer', 'arraybuffer')]
  })
  const expected = (kind: string) => [
    ['', 'ö\u{1f600}', 'lone \ufffd'],
    [`${kind} 0,1,254,255`, `${kind} 0,1,254,255`, `${kind} 1,254`],
    ['last', '17'],
  ]
  expect(seen).toEqual([
    ['blob', ...expected('Blob').flat(), [1005, '', true]],
    ['arraybuffer', ...expected('ArrayBuffer').flat(), [1005, '', true]],
  ])
})

test('bufferedAmount counts what has not arrived, and what is sent too late', async () => {
  const seen = await tab.evaluate(async () => {
    const socket = await window.sockets.open('api/ws/echo')
    socket.send('ö')
    socket.send(new Uint8Array(10))
    const before = socket.bufferedAmount
    await window.sockets.take(socket, 2)
    const after = socket.bufferedAmount
    socket.close()
    socket.send('abc')
    const late = socket.bufferedAmount
    await window.sockets.closed(socket)
    socket.send('d')
    return [before, after, late, socket.bufferedAmount]
  })
  expect(seen).toEqual([12, 0, 3, 4])
})

test('bad addresses, subprotocols, codes and reasons are the errors of the standard', async () => {
  const seen = await tab.evaluate(async () => {
    const nameOf = (run: () => unknown) => {
      try {
        run()
        return 'nothing'
      } catch (error) {
        return error instanceof DOMException ? error.name : `${error}`.split(':')[0]
      }
    }
    const path = 'api/ws/echo'
    const socket = new WebSocket(path)
    const early = nameOf(() => socket.send('x'))
    await window.sockets.opened(socket)
    const closes = [[999], [1001], [1005], [2999], [5000], [NaN], [1000, 'x'.repeat(124)], [1000, 'ö'.repeat(62)]]
    const codes = closes.map(([code, reason]) => nameOf(() => socket.close(code as number, reason as string)))
    const made = [
      nameOf(() => new WebSocket('api/ws/echo#x')),
      nameOf(() => new WebSocket('api/ws/echo#')),
      nameOf(() => new WebSocket(path, ['a', 'a'])),
      nameOf(() => new WebSocket(path, 'a b')),
      nameOf(() => new WebSocket(path, '')),
      nameOf(() => new WebSocket('mailto:a@b')),
      nameOf(() => (WebSocket as unknown as () => unknown)()),
      nameOf(() => new (WebSocket as unknown as new () => unknown)()),
      nameOf(() => (socket.send as () => void)()),
    ]
    socket.close(4999, 'ö'.repeat(61))
    return { early, codes, made, end: await window.sockets.closed(socket) }
  })
  expect(seen).toEqual({
    early: 'InvalidStateError',
    codes: [...Array(6).fill('InvalidAccessError'), 'SyntaxError', 'SyntaxError'],
    made: [...Array(6).fill('SyntaxError'), 'TypeError', 'TypeError', 'TypeError'],
    end: [4999, 'ö'.repeat(61), true],
  })
})

test('an endpoint closes with a code, and chooses a subprotocol', async () => {
  const seen = await tab.evaluate(async () => {
    const ends = []
    for (const text of ['close', 'close 1000', 'close 4001 why', 'close 1013']) {
      const socket = await window.sockets.open('api/ws/echo')
      socket.send(text)
      ends.push(await window.sockets.closed(socket))
    }
    const protocols = []
    for (const [path, given] of [
      ['api/ws/protocols', undefined],
      ['api/ws/protocols', ['one', 'two']],
      ['api/ws/protocols?wanted=two', ['one', 'two']],
    ] as const) {
      const socket = new WebSocket(path, given as string[] | undefined)
      protocols.push([(await window.sockets.next(socket)).data, socket.protocol])
      socket.close()
    }
    const refused = new WebSocket('api/ws/protocols?wanted=three', ['one'])
    return { ends, protocols, refused: await window.sockets.closed(refused) }
  })
  expect(seen).toEqual({
    ends: [
      [1005, '', true],
      [1000, '', true],
      [4001, 'why', true],
      [1013, '', true],
    ],
    protocols: [
      ['', ''],
      ['one,two', 'one'],
      ['one,two', 'two'],
    ],
    refused: [1006, '', false],
  })
})

test('a socket that cannot open has an error and then its end, without a reason', async () => {
  const seen = await tab.evaluate(async () => {
    const run = async (path: string, act = (_: WebSocket): unknown => undefined) => {
      const socket = new WebSocket(path)
      const order: string[] = []
      for (const type of ['open', 'message', 'error', 'close']) socket.addEventListener(type, () => order.push(type))
      act(socket)
      return [order, await window.sockets.closed(socket)]
    }
    return {
      throws: await run('api/ws/throws'),
      late: await run('api/ws/throws?open'),
      session: await run('api/ws/session'),
      given: await run('api/ws/slow?id=given', async (socket) => {
        while ((await (await fetch('api/notes?id=given')).json()).length === 0) await Promise.resolve()
        socket.close()
      }),
      closing: await run('api/ws/slow?id=closing', (socket) => socket.close(3000, 'no')),
    }
  })
  const failed = [
    ['error', 'close'],
    [1006, '', false],
  ]
  expect(seen).toEqual({
    throws: failed,
    late: [
      ['open', 'message', 'close'],
      [1011, '', true],
    ],
    session: failed,
    given: failed,
    closing: failed,
  })
  await expect.poll(() => notes(tab, 'given')).toEqual(['started', 'closed 1006'])
})

test('a socket has the cookies and the session of the page', async () => {
  const seen = await tab.evaluate(async () => {
    await fetch('api/ws/session', { method: 'POST' })
    const socket = new WebSocket('api/ws/session?q=1')
    const { data } = await window.sockets.next(socket)
    socket.close()
    return [data, document.cookie.includes('opened=yes'), await (await fetch('api/ws/session')).json()]
  })
  expect(seen).toEqual(['ada dark ?q=1', true, { opened: true }])
})

test('plain requests get 426, or the endpoint’s own answer; other addresses get the browser’s socket', async () => {
  const seen = await tab.evaluate(async () => {
    const statuses = []
    for (const [path, method] of [
      ['api/ws/echo', 'GET'],
      ['api/ws/echo', 'WS'],
      ['api/chat/1', 'GET'],
      ['api/ws/session', 'GET'],
    ] as const) {
      const response = await fetch(path, { method })
      statuses.push([response.status, response.headers.get('upgrade')])
    }
    const own = new WebSocket('api/ws/echo')
    const other = new WebSocket('api/plain')
    const prototypes = [own, other].map((socket) => Object.getPrototypeOf(socket) === WebSocket.prototype)
    const closed = await window.sockets.closed(other)
    own.close()
    return { statuses, prototypes, closed: closed.slice(0, 1) }
  })
  expect(seen).toEqual({
    statuses: [
      [426, 'websocket'],
      [404, null],
      [426, 'websocket'],
      [200, null],
    ],
    prototypes: [false, true],
    closed: [1006],
  })
  // Only that one reached the server.
  expect(site.takeRequests().filter((path) => path.includes('/api/'))).toEqual([expect.stringMatching(/plain$/)])
})

test.describe('rooms', () => {
  let second: Tab

  test.beforeEach(async () => {
    second = await engine.newTab()
    await open(second)
  })
  test.afterEach(() => second.close().catch(() => undefined))

  test('all tabs share them, and a tab that closes ends its sockets', async () => {
    await tab.evaluate(() => window.sockets.join('red'))
    await second.evaluate(() => window.sockets.join('red'))
    await second.evaluate(() => window.sockets.join('blue'))
    await expect
      .poll(() => tab.evaluate(() => window.sockets.log))
      .toEqual(['red: welcome to red, with 0 others', 'red: somebody joined'])
    await tab.evaluate(() => window.sockets.rooms.red?.send('from the first'))
    await second.evaluate(() => window.sockets.rooms.blue?.send('all'))
    const answer = await second.evaluate(async () =>
      (await fetch('api/chat/red', { method: 'POST', body: 'from a request' })).json(),
    )
    expect(answer).toEqual({ sent: 2 })
    // Messages of two sockets have no order.
    const logOf = async (room: string) =>
      (await second.evaluate(() => window.sockets.log)).filter((line) => line.startsWith(room))
    await expect
      .poll(() => logOf('red'))
      .toEqual([
        'red: welcome to red, with 1 others',
        'red: from the first',
        'red: all rooms: from blue',
        'red: from a request',
      ])
    expect(await logOf('blue')).toEqual(['blue: welcome to blue, with 0 others', 'blue: all rooms: from blue'])
    expect(await tab.evaluate(() => window.sockets.log.slice(2))).toEqual([
      'red: all rooms: from blue',
      'red: from a request',
    ])
    await second.close()
    await expect.poll(() => notes(tab, 'red')).toEqual(['closed 1001  true, 1 left'])
    await expect.poll(() => notes(tab, 'blue')).toEqual(['closed 1001  true, 0 left'])
  })
})

test('where no service worker can exist, the endpoints’ sockets are there too, and rooms are of all tabs', async () => {
  const address = site.url.replace('127.0.0.1', await lanHost())
  const tabs = [await engine.newTab(), await engine.newTab()] as const
  for (const each of tabs) {
    await each.goto(address)
    await each.waitForFunction(() => document.body?.dataset.ready !== undefined)
    await each.evaluate(socketTools)
    await each.evaluate(() => window.sockets.join('lan'))
  }
  const [one, other] = tabs
  expect(await one.evaluate(() => ['serviceWorker' in navigator, document.body.dataset.first])).toEqual([
    false,
    'first',
  ])
  await one.evaluate(() => {
    window.sockets.rooms.lan?.send('to the other')
    window.sockets.rooms.lan?.send(Uint8Array.from([7]))
  })
  await expect
    .poll(() => other.evaluate(() => window.sockets.log))
    .toEqual(['lan: welcome to lan, with 0 others', 'lan: to the other', 'lan: [object Blob]'])
  expect(await one.evaluate(() => window.sockets.log)).toEqual([
    'lan: welcome to lan, with 0 others',
    'lan: somebody joined',
  ])
  const answer = await one.evaluate(async () => (await fetch('api/chat/lan', { method: 'POST', body: 'post' })).json())
  expect(answer).toEqual({ sent: 1 })
  await expect.poll(() => other.evaluate(() => window.sockets.log)).toContain('lan: post')
  for (const each of tabs) await each.close()
})

test('a quiet socket stays open', { tag: '@soak' }, async () => {
  test.setTimeout(200_000)
  await tab.evaluate(() => window.sockets.join('quiet'))
  await new Promise((resolve) => setTimeout(resolve, 100_000))
  await tab.evaluate(() => window.sockets.rooms.quiet?.send('all'))
  await expect
    .poll(() => tab.evaluate(() => window.sockets.log))
    .toEqual(['quiet: welcome to quiet, with 0 others', 'quiet: somebody joined', 'quiet: all rooms: from quiet'])
})
