import type { EndpointMatch } from '../app/app.ts'
import { states } from './port-socket.ts'
import type { OwnServerSocket, ServerSocket } from './server-socket.ts'
import type { SocketData } from './socket-data.ts'
import type { BroadcastOptions, SocketClients, SocketGroup } from './socket-group.ts'

interface OpenSocket {
  readonly socket: OwnServerSocket
  /** The id of the page that opened it. */
  readonly page: string
  readonly route: string
  readonly address: string
}

/** The address of a socket: its route with the values of the params. */
const addressOf = ({ route, params }: EndpointMatch): string => JSON.stringify([route.id, params])

/** All sockets that are open, by page, route and address. */
export class OpenSockets {
  readonly #open = new Set<OpenSocket>()

  /** The pages that have one. */
  get pages(): ReadonlySet<string> {
    return new Set([...this.#open].map(({ page }) => page))
  }

  /** Adds a socket until it closes. */
  add(socket: OwnServerSocket, page: string, match: EndpointMatch): void {
    const entry = { socket, page, route: match.route.id, address: addressOf(match) }
    this.#open.add(entry)
    socket.addEventListener('close', () => this.#open.delete(entry))
  }

  /** The open sockets of a page. */
  ofPage(id: string): readonly OwnServerSocket[] {
    return this.#of((one) => one.page === id)
  }

  /** Those at the address of a match. */
  clients(match: EndpointMatch): SocketClients {
    const address = addressOf(match)
    const group = this.#group((one) => one.address === address)
    const route = this.#group((one) => one.route === match.route.id)
    return Object.defineProperty(group, 'route', { value: route }) as SocketClients
  }

  /** Closes all. */
  leave(code: number, reason: string): void {
    for (const { socket } of [...this.#open]) socket.leave(code, reason)
  }

  #of(isMeant: (one: OpenSocket) => boolean): OwnServerSocket[] {
    // One that closes is left out before its listeners know.
    return [...this.#open]
      .filter((one) => one.socket.readyState === states.OPEN && isMeant(one))
      .map(({ socket }) => socket)
  }

  #group(isMeant: (one: OpenSocket) => boolean): SocketGroup {
    // The class has all members of the interface, but that of lists of events.
    const list = (): ServerSocket[] => this.#of(isMeant) as unknown as ServerSocket[]
    return {
      get size() {
        return list().length
      },
      [Symbol.iterator]: () => list()[Symbol.iterator](),
      broadcast(data: SocketData, { except }: BroadcastOptions = {}) {
        for (const socket of list()) if (socket !== except) socket.send(data as string)
      },
    }
  }
}
