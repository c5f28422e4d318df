import type { EndpointMatch } from '../app/app.ts'
import { states } from './port-socket.ts'
import type { OwnServerSocket, ServerSocket } from './server-socket.ts'
import type { SocketData } from './socket-data.ts'
import type { BroadcastOptions, SocketClients, SocketGroup } from './socket-group.ts'

interface OpenSocket {
  readonly socket: OwnServerSocket
  /** The id of the page that opened it. */
  readonly page: string
  /** Its route, and its address: the route with the values of the params. */
  readonly names: readonly string[]
}

const routeOf = ({ route }: EndpointMatch): string => route.id

const addressOf = ({ route, params }: EndpointMatch): string => JSON.stringify([route.id, params])

/** All sockets that are open, by page, route and address. */
export class OpenSockets {
  /** Called with each message for a group, for hosts with other sockets of the same project. */
  onBroadcast: (name: string, data: SocketData) => void = () => {}
  readonly #open = new Set<OpenSocket>()

  /** The pages that have one. */
  get pages(): ReadonlySet<string> {
    return new Set([...this.#open].map(({ page }) => page))
  }

  /** Adds a socket until it closes. */
  add(socket: OwnServerSocket, page: string, match: EndpointMatch): void {
    const entry = { socket, page, names: [routeOf(match), addressOf(match)] }
    this.#open.add(entry)
    socket.addEventListener('close', () => this.#open.delete(entry))
  }

  /** The open sockets of a page. */
  ofPage(id: string): readonly OwnServerSocket[] {
    return this.#of(({ page }) => page === id)
  }

  /** Those at the address of a match. */
  clients(match: EndpointMatch): SocketClients {
    const route = this.#group(routeOf(match))
    return Object.defineProperty(this.#group(addressOf(match)), 'route', { value: route }) as SocketClients
  }

  /** Sends a message to a group of this host. @param name what `onBroadcast` was called with */
  send(name: string, data: SocketData, except?: unknown): void {
    for (const socket of this.#named(name)) if (socket !== except) socket.send(data)
  }

  /** Closes all. */
  leave(code: number, reason: string): void {
    for (const { socket } of [...this.#open]) socket.leave(code, reason)
  }

  #of(isMeant: (one: OpenSocket) => boolean): OwnServerSocket[] {
    // One that closes is left out before its listeners know.
    const open = [...this.#open].filter(({ socket }) => socket.readyState === states.OPEN)
    return open.filter(isMeant).map(({ socket }) => socket)
  }

  #named(name: string): OwnServerSocket[] {
    return this.#of(({ names }) => names.includes(name))
  }

  #group(name: string): SocketGroup {
    const list = (): OwnServerSocket[] => this.#named(name)
    return {
      get size() {
        return list().length
      },
      // The class has all members of the interface; events have other types there.
      [Symbol.iterator]: () => (list() as unknown as ServerSocket[])[Symbol.iterator](),
      broadcast: (data: SocketData, { except }: BroadcastOptions = {}) => {
        this.send(name, data, except)
        this.onBroadcast(name, data)
      },
    }
  }
}
