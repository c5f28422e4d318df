import { isMessage } from '../wire/is-message.ts'
import { arrivedMessage, closeMessage, dataMessage, lostMessage } from '../wire/messages/sockets.ts'
import { post } from '../wire/post.ts'
import { addEventAttributes } from './event-attributes.ts'
import { Outbox } from './outbox.ts'
import { type SocketData, sizeOf, toPart } from './socket-data.ts'
import { bytesOf, checkClose, toCode } from './socket-rules.ts'

/** How a socket ends. */
export interface SocketEnd {
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/** As the standard counts them. */
export const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const

const abnormal: SocketEnd = { code: 1006, reason: '', wasClean: false }

/** No code was sent. */
const noCode = 1005

/**
 * One end of a WebSocket whose frames go through a message port: what pages and endpoints have in common of the
 * WebSockets standard.
 */
export abstract class PortSocket extends EventTarget {
  readonly CONNECTING = states.CONNECTING
  readonly OPEN = states.OPEN
  readonly CLOSING = states.CLOSING
  readonly CLOSED = states.CLOSED
  readonly url: string
  readonly #origin: string
  readonly #outbox = new Outbox()
  #port: MessagePort | undefined
  #state: number = states.CONNECTING
  #protocol = ''
  #buffered = 0
  #binaryType: BinaryType = 'blob'

  /** @param origin of the messages that arrive */
  protected constructor(url: string, origin: string) {
    super()
    this.url = url
    this.#origin = origin
  }

  /** `0` connecting, `1` open, `2` closing, `3` closed. */
  get readyState(): number {
    return this.#state
  }

  /** The subprotocol; empty: none. */
  get protocol(): string {
    return this.#protocol
  }

  get extensions(): string {
    return ''
  }

  /** Bytes that were sent and have not arrived at the other end. */
  get bufferedAmount(): number {
    return this.#buffered
  }

  /** What binary messages arrive as. Default `blob`. */
  get binaryType(): BinaryType {
    return this.#binaryType
  }

  set binaryType(type: BinaryType) {
    if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type
  }

  /** Sends a message. After `close` it does nothing. */
  send(data: SocketData): void {
    const part = toPart(data)
    // Bytes after `close` are counted, and never sent.
    this.#buffered += sizeOf(part)
    if (this.#state < states.CLOSING) this.#outbox.add(part)
  }

  /**
   * Closes the socket after the messages that were sent.
   *
   * @throws InvalidAccessError, SyntaxError
   */
  close(code?: number, reason?: string): void {
    const checked = toCode(code)
    const text = reason === undefined ? '' : String(reason).toWellFormed()
    checkClose(checked, text, (one) => this.mayCloseWith(one))
    if (this.#state >= states.CLOSING) return
    if (this.#state === states.CONNECTING && this.abandon()) {
      this.#state = states.CLOSING
      setTimeout(() => this.end(abnormal))
      return
    }
    const isOpen = this.#state === states.OPEN
    const close = (): void => {
      this.#state = states.CLOSING
      this.sendClose(this.#port, checked ?? noCode, text)
    }
    if (isOpen) this.#state = states.CLOSING
    this.#outbox.add(close)
  }

  protected abstract mayCloseWith(code: number): boolean

  /** Gives up a connection that is not open. `false`: this end waits until it is, and closes it then. */
  protected abstract abandon(): boolean

  /** The port is there, from when on the other end may send. */
  protected open(port: MessagePort, protocol: string): void {
    this.#port = port
    this.#protocol = protocol
    this.#state = states.OPEN
    port.onmessage = ({ data }) => this.receive(data)
    this.dispatchEvent(new Event('open'))
    this.#outbox.open(port)
  }

  protected receive(message: unknown): void {
    if (isMessage(message, dataMessage, {})) this.#receiveData(message.data)
    else if (isMessage(message, arrivedMessage, { bytes: 'number' })) this.#buffered -= message.bytes
    else if (isMessage(message, lostMessage, {})) this.end(abnormal)
    else if (isMessage(message, closeMessage, { code: 'number', reason: 'string' })) {
      const { code, reason } = message
      if (this.#state === states.OPEN) {
        this.#state = states.CLOSING
        this.sendClose(this.#port, code, reason)
      }
      this.end({ code, reason, wasClean: true })
    }
  }

  protected sendClose(port: MessagePort | undefined, code: number, reason: string): void {
    post(port, closeMessage, { code, reason })
  }

  #receiveData(data: unknown): void {
    if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) return
    post(this.#port, arrivedMessage, { bytes: typeof data === 'string' ? bytesOf(data) : data.byteLength })
    if (this.#state !== states.OPEN) return
    const given = typeof data === 'string' || this.#binaryType === 'arraybuffer' ? data : new Blob([data])
    this.dispatchEvent(new MessageEvent('message', { data: given, origin: this.#origin }))
  }

  /** Ends this end. The other one is not told. */
  end(how: SocketEnd): void {
    if (this.#state === states.CLOSED) return
    this.#state = states.CLOSED
    this.#port?.close()
    if (how.code === abnormal.code) this.dispatchEvent(new Event('error'))
    this.dispatchEvent(new CloseEvent('close', how))
  }
}

addEventAttributes(PortSocket.prototype, ['open', 'message', 'error', 'close'])
