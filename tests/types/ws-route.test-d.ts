import { expectTypeOf, test } from 'vitest'
import { clientsOf, type ServerSocket, type SocketClients, type WSRoute } from '../../sw/index.ts'

type ContextOf<Route extends (context: never) => unknown> = Parameters<Route>[0]

test('a route as text types the params of a WebSocket handler', () => {
  expectTypeOf<ContextOf<WSRoute<'/api/chat/[room]'>>['params']>().toEqualTypeOf<{ room: string }>()
  expectTypeOf<ContextOf<WSRoute>['params']>().toEqualTypeOf<Record<string, string | undefined>>()
  // @ts-expect-error there is no such param
  const wrong: WSRoute<'/api/chat/[room]'> = ({ params, socket }) => socket.send(params.name)
  expectTypeOf(wrong).toBeFunction()
})

test('the socket is one of the standard, and handlers may return nothing, a promise or a response', () => {
  const WS: WSRoute = async ({ socket, clients, session }) => {
    expectTypeOf(socket).toEqualTypeOf<ServerSocket>()
    expectTypeOf(socket).toExtend<WebSocket>()
    expectTypeOf(clients).toEqualTypeOf<SocketClients>()
    socket.addEventListener('message', ({ data }) => clients.broadcast(data, { except: socket }))
    socket.addEventListener('close', ({ code, reason, wasClean }) => [code, reason, wasClean])
    for (const client of clients.route) client.close(1013, 'busy')
    return session === undefined ? new Response(null, { status: 401 }) : undefined
  }
  expectTypeOf(WS).toBeFunction()
  expectTypeOf(clientsOf('/api/chat/1').size).toBeNumber()
})
