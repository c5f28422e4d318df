import type { ServerSocket } from './server-socket.ts'
import type { SocketData } from './socket-data.ts'

/** Which sockets of a group do not get a message. */
export interface BroadcastOptions {
  /** Usually the socket that a message came from. */
  readonly except?: ServerSocket
}

/** The open sockets of one address, of all tabs. It always shows those that are open now. */
export interface SocketGroup extends Iterable<ServerSocket> {
  /** How many are open. */
  readonly size: number
  /** Sends a message to each of them. */
  broadcast(data: SocketData, options?: BroadcastOptions): void
}

/** The same, with the sockets of its route. */
export interface SocketClients extends SocketGroup {
  /** The open sockets of the whole route, whatever its params are. */
  readonly route: SocketGroup
}
