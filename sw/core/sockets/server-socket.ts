import { openedMessage, pulseMessage, refusedMessage } from '../wire/messages/sockets.ts'
import { post } from '../wire/post.ts'
import { PortSocket, states } from './port-socket.ts'
import { checkProtocols, isServerCode } from './socket-rules.ts'

/**
 * A handler's end of a WebSocket: one of the WebSockets standard, which the handler may use before it is open. What it
 * sends until then arrives after that.
 */
export interface ServerSocket extends WebSocket {
  /** The subprotocols that the page offers, the best first. */
  readonly protocols: readonly string[]
  /**
   * Opens the socket. Only for handlers that open it before they end, or choose a subprotocol: every other socket opens
   * when its handler has ended, with the first subprotocol that the page offers.
   *
   * @param protocol one of `protocols`
   * @throws InvalidAccessError for one that the page does not offer
   */
  accept(protocol?: string): void
}

export class OwnServerSocket extends PortSocket {
  readonly protocols: readonly string[]
  /** Resolves when it opens. */
  readonly accepted: Promise<void>
  #resolve = (): void => {}
  readonly #port: MessagePort
  readonly #onOpen: () => void

  /**
   * @param port leads to the page
   * @param protocols that the page offers; they are checked
   * @param onOpen called before the first event
   */
  constructor(port: MessagePort, url: string, protocols: readonly unknown[], onOpen: () => void) {
    super(url, new URL(url).origin)
    this.protocols = checkProtocols(protocols)
    this.#port = port
    this.#onOpen = onOpen
    this.accepted = new Promise((resolve) => {
      this.#resolve = resolve
    })
    port.onmessage = ({ data }) => this.receive(data)
  }

  accept(protocol: string | undefined = this.protocols[0]): void {
    if (protocol !== undefined && !this.protocols.includes(protocol)) {
      throw new DOMException(`The page does not offer the subprotocol ${protocol}.`, 'InvalidAccessError')
    }
    if (this.readyState !== states.CONNECTING) return
    post(this.#port, openedMessage, { protocol: protocol ?? '' })
    this.#onOpen()
    this.open(this.#port, protocol ?? '')
    this.#resolve()
  }

  /** There is no socket: the page gets an error. */
  refuse(status: number): void {
    if (this.readyState !== states.CONNECTING) return
    post(this.#port, refusedMessage, { status })
    this.#port.close()
  }

  /** Closes it without waiting for the page: `end` with a close frame. */
  leave(code: number, reason: string): void {
    if (this.readyState === states.CLOSED) return
    this.sendClose(this.#port, code, reason)
    this.end({ code, reason, wasClean: true })
  }

  /** Asks the page for a heartbeat. */
  pulse(): void {
    post(this.#port, pulseMessage, {})
  }

  protected override mayCloseWith(code: number): boolean {
    return isServerCode(code)
  }

  protected override abandon(): boolean {
    return false
  }
}
