import { type Area, adapted, type Behaviour, driven, elsewhere, not } from '../behaviour.ts'

const noLine = 'Nothing is printed for a message.'
const noRelay =
  'Open: an endpoint replaces the server. There is no relay to a real one; a handler can open a socket of its own.'
const noOverride = 'Open: overrides are for requests, and there are none for sockets.'

const never = (why: string, kind: 'adapted' | 'other', ...names: readonly string[]): readonly Behaviour[] =>
  names.map((name) => not(kind, name, why))

/** WebSockets. */
export const sockets: Area = {
  name: 'WebSockets',
  behaviours: {
    'ws-api/ws.apply': [
      elsewhere(
        'adapted',
        'a socket that the app opens at its start waits for the worker',
        'browser/sockets.spec.ts',
        'the first socket of a first visit is answered by an endpoint',
      ),
    ],
    'ws-api/ws.client.send': [
      adapted('a message to a client that connects', ({ talk }) => talk('api/socket/a', [], 1), ['hello a']),
      adapted(
        'messages to several clients',
        ({ talk }) => Promise.all(['a', 'b'].map((room) => talk(`api/socket/${room}`, [], 1))),
        [['hello a'], ['hello b']],
      ),
      adapted('a message in answer to one', ({ talk }) => talk('api/socket/a', ['ping'], 2), ['hello a', 'ping']),
    ],
    'ws-api/ws.clients': [
      adapted(
        'the number of clients of a page',
        async ({ talk }) => {
          const first = new WebSocket('api/socket/count')
          await new Promise((resolve) => {
            first.onmessage = resolve
          })
          const second = await talk('api/socket/count', ['size'], 2)
          first.close()
          return second
        },
        ['hello count', '2 here'],
      ),
      elsewhere(
        'adapted',
        'the number of clients of several pages',
        'browser/sockets.spec.ts',
        'all tabs share them, and a tab that closes ends its sockets',
      ),
      elsewhere(
        'adapted',
        'a message to the clients of all pages',
        'browser/sockets.spec.ts',
        'all tabs share them, and a tab that closes ends its sockets',
      ),
      elsewhere(
        'adapted',
        'the end of the worker ends its clients',
        'browser/sockets-life.spec.ts',
        'a worker that was stopped closes its sockets as a restart',
      ),
      elsewhere(
        'adapted',
        'a page that is left ends its clients',
        'browser/sockets-life.spec.ts',
        'a page that leaves ends its sockets',
      ),
    ],
    'ws-api/ws.intercept.client': [
      adapted(
        'an address where no server takes sockets',
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket('api/socket/a')
            socket.onerror = () => resolve('error')
            socket.onopen = () => {
              socket.close()
              resolve('open')
            }
          }),
        'open',
      ),
      adapted('a text of the client', ({ talk }) => talk('api/socket/a', ['text ü'], 2), ['hello a', 'text ü']),
      adapted('a Blob of the client', ({ talk }) => talk('api/socket/a', [new Blob(['abc'])], 2), [
        'hello a',
        [97, 98, 99],
      ]),
      adapted('bytes of the client', ({ talk }) => talk('api/socket/a', [new Uint8Array([0, 255]).buffer], 2), [
        'hello a',
        [0, 255],
      ]),
      adapted(
        'relative and absolute addresses',
        async ({ talk }) => {
          const absolute = new URL('api/socket/b', location.href).href
          return [...(await talk('./api/socket/a', [], 1)), ...(await talk(absolute.replace(/^http/, 'ws'), [], 1))]
        },
        ['hello a', 'hello b'],
      ),
    ],
    'ws-api/ws.intercept.server': never(
      noRelay,
      'adapted',
      'a text of the server',
      'a Blob of the server',
      'bytes of the server',
    ),
    'ws-api/ws.logging': never(
      noLine,
      'other',
      'no lines if the page wants none',
      'no lines without a handler',
      'a connection',
      'a connection that the client closes',
      'a connection that the server closes',
      'a connection that the handler closes',
      'a text of the client',
      'a long text of the client',
      'a Blob of the client',
      'a long Blob of the client',
      'bytes of the client',
      'many bytes of the client',
      'messages of the server',
      'events of the server',
      'a message that the handler sends to the server',
      'a message that the handler sends to the client',
      'a message of the client that is held back',
      'a message of the server that is held back',
    ),
    'ws-api/ws.server.connect': [
      driven('adapted', 'the server is not asked', async ({ tab, server, home }) => {
        await home()
        server.takeRequests()
        const first = await tab.evaluate(
          () =>
            new Promise((resolve) => {
              const socket = new WebSocket('api/socket/a')
              socket.onmessage = ({ data }) => resolve(data)
            }),
        )
        const asked = server.takeRequests()
        if (first !== 'hello a' || asked.length > 0) throw new Error(`${first} ${asked}`)
      }),
      ...never(noRelay, 'adapted', 'messages of the server, once connected'),
      driven('adapted', 'the server is asked where no endpoint is, and its refusal is an error', async (given) => {
        await given.home()
        given.server.takeRequests()
        const seen = await given.tab.evaluate(
          () =>
            new Promise((resolve) => {
              const seen: unknown[] = []
              const socket = new WebSocket('api/no/socket')
              socket.onerror = () => seen.push('error')
              socket.onclose = ({ code }) => resolve([...seen, code])
            }),
        )
        const asked = given.server.takeRequests()
        if (String(seen) !== 'error,1006' || String(asked) !== 'socket api/no/socket')
          throw new Error(`${seen} ${asked}`)
      }),
    ],
    'ws-api/ws.use': [
      adapted('the handler of the endpoint', ({ talk }) => talk('api/socket/a', ['1', '2'], 3), ['hello a', '1', '2']),
      ...never(
        noOverride,
        'adapted',
        'an override of one event',
        'an override beside the handler',
        'both in the other order',
        'other events stay as they are',
      ),
    ],
  },
}
