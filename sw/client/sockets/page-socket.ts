import { PortSocket, states } from '../../core/sockets/port-socket.ts'
import type { SocketData } from '../../core/sockets/socket-data.ts'
import { isPageCode } from '../../core/sockets/socket-rules.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import {
  heardMessage,
  lostMessage,
  openedMessage,
  pulseMessage,
  refusedMessage,
  socketMessage,
} from '../../core/wire/messages/sockets.ts'
import { post, type Receiver } from '../../core/wire/post.ts'

const abnormal = { code: 1006, reason: '', wasClean: false } as const

/** What a page's socket needs of the page. */
export interface SocketKeeper {
  /** The worker asks for a heartbeat. */
  onPulse(): void
  /** The worker may be gone. */
  onLost(): void
  /** The worker has not reacted for a long time. */
  onSilence(socket: PageSocket): void
}

/** Milliseconds in which a worker has to react. */
const silenceLimit = 30_000

/** A page's end of a WebSocket, whose other end is an endpoint's. */
export class PageSocket extends PortSocket {
  /** The life of the worker that has the other end; absent: it did not react yet. */
  life: string | undefined
  readonly #address: string
  readonly #protocols: readonly string[]
  readonly #keeper: SocketKeeper
  #port: MessagePort | undefined

  /** @param address with `http:` or `https:` */
  constructor({ href, host, protocol }: URL, protocols: readonly string[], keeper: SocketKeeper) {
    const scheme = protocol === 'https:' ? 'wss:' : 'ws:'
    super(href.replace(protocol, scheme), `${scheme}//${host}`)
    this.#address = href
    this.#protocols = protocols
    this.#keeper = keeper
    setTimeout(() => {
      if (this.readyState === states.CONNECTING && this.life === undefined) keeper.onSilence(this)
    }, silenceLimit)
  }

  /** Asks a worker for the other end, perhaps again. */
  connect(worker: Receiver): void {
    if (this.readyState !== states.CONNECTING) return
    // The last worker may not have started with it.
    this.abandon()
    this.#port?.close()
    this.life = undefined
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.onmessage = ({ data }) => this.#shakeHands(port1, data)
    // Only some engines tell when the other end of a port is gone.
    port1.addEventListener('close', () => this.#keeper.onLost())
    post(worker, socketMessage, { url: this.#address, protocols: this.#protocols }, [port2])
  }

  override send(...given: [data: SocketData] | []): void {
    if (given.length === 0) throw new TypeError('send needs a message.')
    if (this.readyState === states.CONNECTING) {
      throw new DOMException('The socket is not open yet: wait for its event "open".', 'InvalidStateError')
    }
    super.send(...given)
  }

  /** The page goes away, perhaps into the back/forward cache. */
  leave(): void {
    const state = this.readyState
    if (state === states.OPEN) this.sendClose(this.#port, 1001, '')
    else if (state === states.CONNECTING) this.abandon()
  }

  /** There is no other end, and there will not be one. */
  fail(): void {
    this.end(abnormal)
  }

  /** The worker is gone, or about to go. Returns whether the socket still has to be connected. */
  restart(): boolean {
    const state = this.readyState
    if (state === states.CONNECTING) return true
    this.end(state === states.OPEN ? { code: 1012, reason: 'Service restart', wasClean: true } : abnormal)
    return false
  }

  protected override receive(message: unknown): void {
    if (isMessage(message, pulseMessage, {})) this.#keeper.onPulse()
    else super.receive(message)
  }

  protected override mayCloseWith(code: number): boolean {
    return isPageCode(code)
  }

  protected override abandon(): boolean {
    post(this.#port, lostMessage, {})
    return true
  }

  #shakeHands(port: MessagePort, message: unknown): void {
    if (isMessage(message, heardMessage, { life: 'string' })) this.life = message.life
    if (this.readyState !== states.CONNECTING) return
    if (isMessage(message, openedMessage, { protocol: 'string' })) this.open(port, message.protocol)
    if (!isMessage(message, refusedMessage, { status: 'number' })) return
    // As browsers do: the page itself is not told why.
    console.error(`[stowaway] The WebSocket ${this.url} was refused with the status ${message.status}.`)
    this.end(abnormal)
  }
}
