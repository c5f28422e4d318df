import type { SocketClients, SocketGroup } from './socket-group.ts'

type FindClients = (path: string) => SocketClients | undefined

/** Where the host of the endpoints lets them find its sockets: in development they have their own copy of this file. */
const key = Symbol.for('stowaway.sockets')

/** From now on, endpoints find the sockets of this host. */
export function shareClients(find: FindClients): void {
  Reflect.set(globalThis, key, find)
}

const none: SocketGroup = { size: 0, [Symbol.iterator]: () => [][Symbol.iterator](), broadcast: () => {} }

/**
 * The open WebSockets of an address, for endpoints that are called without one: a `POST` that tells everybody in a room.
 * `clientsOf('/api/chat/lobby').broadcast('hello')`. On hosts without WebSockets, and for other addresses, it is empty.
 *
 * @param path without the base
 */
export function clientsOf(path: string): SocketClients {
  // Only set here.
  const find = Reflect.get(globalThis, key) as FindClients | undefined
  return find?.(path) ?? { ...none, route: none }
}
