import { type Area, type Behaviour, not } from '../behaviour.ts'

const open = 'Open: no endpoint answers a WebSocket yet, so there is no `sockets.spec.ts`. See the table of limits.'
const noLine = 'Nothing is printed for a message.'

const later = (...names: readonly string[]): readonly Behaviour[] => names.map((name) => not('adapted', name, open))
const never = (...names: readonly string[]): readonly Behaviour[] => names.map((name) => not('other', name, noLine))

/** WebSockets. */
export const sockets: Area = {
  name: 'WebSockets',
  behaviours: {
    'ws-api/ws.apply': later('sockets before the worker has started'),
    'ws-api/ws.client.send': later(
      'a message to a client that connects',
      'messages to several clients',
      'a message in answer to one',
    ),
    'ws-api/ws.clients': later(
      'the number of clients of a page',
      'the number of clients of several pages',
      'a message to the clients of all pages',
      'no clients after the end of the worker',
      'no clients of a page that was reloaded',
    ),
    'ws-api/ws.intercept.client': later(
      'a host that does not exist',
      'a text of the client',
      'a Blob of the client',
      'bytes of the client',
      'a relative address',
    ),
    'ws-api/ws.intercept.server': later('a text of the server', 'a Blob of the server', 'bytes of the server'),
    'ws-api/ws.logging': never(
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
    'ws-api/ws.server.connect': later(
      'the server is not asked by default',
      'messages of the server, once connected',
      'a server that does not exist',
    ),
    'ws-api/ws.use': later(
      'the handlers of the start',
      'an override of one',
      'an override beside one',
      'both in the other order',
      'other events stay as they are',
    ),
  },
}
