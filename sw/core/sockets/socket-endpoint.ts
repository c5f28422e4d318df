import { passKey } from '../app/context/member.ts'
import type { Pass } from '../app/pass.ts'
import type { APIContext } from '../endpoint/api-context.ts'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import { isResponse, nameOfValue } from '../endpoint/is-response.ts'
import { endpointError } from '../errors/endpoint-errors.ts'
import { socketExport } from './hide-socket.ts'
import { states } from './port-socket.ts'
import type { OwnServerSocket } from './server-socket.ts'
import type { SocketClients } from './socket-group.ts'

/** A socket that a page wants to open. */
export interface Opening {
  readonly socket: OwnServerSocket
  readonly clients: SocketClients
}

/** The openings that are running, by the requests that the app was given for them. */
export type Openings = WeakMap<Request, Opening>

/**
 * The module as an app sees it that only opens sockets: its WebSocket handler is its `GET`. So middleware, cookies and
 * sessions work as for any request. A response without an error status stands for an open socket.
 */
export function socketEndpoint(module: EndpointModule, file: string, openings: Openings): EndpointModule {
  const handler: unknown = module[socketExport]
  const { timeout } = module
  const limit = timeout === undefined ? {} : { timeout }
  if (handler === undefined) return { ...limit, GET: () => new Response(null, { status: 404 }) }
  if (typeof handler !== 'function') {
    const received = nameOfValue(handler)
    throw endpointError('EndpointHandlerIsNotAFunction', { file, method: socketExport, received }, { file })
  }
  const GET = async (context: APIContext): Promise<Response> => {
    const opening = openings.get(requestOf(context))
    if (opening === undefined) return new Response(null, { status: 404 })
    const { socket, clients } = opening
    // The page gave up while the module was loaded.
    if (socket.readyState === states.CLOSED) return new Response(null, { status: 204 })
    Object.defineProperties(context, { socket: { value: socket }, clients: { value: clients } })
    const running = (async (): Promise<unknown> => handler.call(module, context))()
    const result = await Promise.race([running, socket.accepted])
    // From now on, no time limit applies.
    if (socket.readyState !== states.CONNECTING) running.catch((error: unknown) => fail(socket, error))
    return isResponse(result) ? result : new Response(null, { status: 204 })
  }
  return { ...limit, prerender: false, GET }
}

/** A handler that runs as long as its socket has failed. */
function fail(socket: OwnServerSocket, error: unknown): void {
  socket.leave(1011, '')
  reportError(error)
}

/** The request that the app was given, whatever middleware made of it. */
function requestOf(context: APIContext): Request {
  // The app makes contexts with their pass.
  return (context as unknown as { readonly [passKey]: Pass })[passKey].exchange.request
}
