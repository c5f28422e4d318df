import type { APIContext } from '../endpoint/api-context.ts'
import type { Params } from '../routes/params.ts'
import type { RouteParams } from '../routes/route-params.ts'
import type { ServerSocket } from './server-socket.ts'
import type { SocketClients } from './socket-group.ts'

/** What a WebSocket handler receives: the context of an endpoint, the socket, and the others at its address. */
export interface WSContext<P extends Params = Params> extends APIContext<P> {
  readonly socket: ServerSocket
  /** The open sockets of this address in all tabs. This one is among them once it is open. */
  readonly clients: SocketClients
}

/**
 * The type of a WebSocket handler: `export const WS: WSRoute<'/api/chat/[room]'> = ({ params, socket, clients }) => …`.
 * It is called once for each socket that a page opens, with the request that asks for it. The socket opens when the
 * handler has ended. A handler that returns or throws a `Response` with an error status refuses it.
 */
export type WSRoute<Route extends string = string> = (
  context: WSContext<string extends Route ? Params : Plain<RouteParams<Route>>>,
) => unknown

/** An interface has no index signature. A mapped copy of it fits a type that has one. */
type Plain<Shape> = { [Key in keyof Shape]: Shape[Key] } extends infer Copy extends Params ? Copy : never
