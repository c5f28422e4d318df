import { ask } from '../../core/wire/ask.ts'
import { fits } from '../../core/wire/fits.ts'
import { aliveMessage } from '../../core/wire/messages/heartbeats.ts'
import { fallbackEvent, goneMessage, lifeQuestion, type WorkerLife } from '../../core/wire/messages/sockets.ts'
import { post, type Receiver } from '../../core/wire/post.ts'
import { type WorkerAddress, withOrigin } from '../register-worker.ts'
import { workerContainer } from '../worker-container.ts'
import { PageSocket, type SocketKeeper } from './page-socket.ts'

/** Milliseconds between two checks whether the worker was stopped and has forgotten its sockets. */
const checkInterval = 5000

const isLife = (reply: unknown): reply is WorkerLife => fits<WorkerLife>(reply, { life: 'string' })

/** Connects the sockets of this page with the worker, or with the fallback. */
export class Tunnel implements SocketKeeper {
  readonly #script: string
  readonly #container = workerContainer()
  readonly #sockets = new Set<PageSocket>()
  #fallback: Receiver | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(address: WorkerAddress) {
    this.#script = withOrigin(address).script
    this.#container?.addEventListener('controllerchange', () => this.#renew())
    window.addEventListener(fallbackEvent, (event) => {
      // Only the fallback dispatches it, with its worker.
      this.#fallback = (event as CustomEvent<Receiver>).detail
      this.#renew()
    })
    window.addEventListener('pagehide', () => {
      // What a port is given now may be lost together with the page.
      if (this.#sockets.size > 0) post(this.#worker, goneMessage, {})
      for (const socket of this.#sockets) socket.leave()
    })
  }

  /** A new socket to an endpoint. */
  open(url: URL, protocols: readonly string[]): PageSocket {
    const socket = new PageSocket(url, protocols, this)
    this.#sockets.add(socket)
    socket.addEventListener('close', () => this.#sockets.delete(socket))
    this.#connect(socket)
    this.#timer ??= setInterval(() => this.#check(), checkInterval)
    return socket
  }

  onPulse(): void {
    post(this.#container?.controller, aliveMessage, {})
  }

  onLost(): void {
    void this.#check()
  }

  onSilence(socket: PageSocket): void {
    console.error(`[stowaway] No worker has answered the WebSocket ${socket.url}.`)
    socket.fail()
  }

  get #worker(): Receiver | undefined {
    const controller = this.#container?.controller
    return this.#fallback ?? (controller?.scriptURL === this.#script ? controller : undefined)
  }

  #connect(socket: PageSocket): void {
    const worker = this.#worker
    if (worker !== undefined) socket.connect(worker)
  }

  /** Another worker is there: the sockets of the last one are gone. */
  #renew(): void {
    for (const socket of [...this.#sockets]) if (socket.restart()) this.#connect(socket)
  }

  /** Starts the worker, if it was stopped. */
  async #check(): Promise<void> {
    if (this.#sockets.size === 0) {
      clearInterval(this.#timer)
      this.#timer = undefined
      return
    }
    const worker = this.#worker
    if (worker === undefined || this.#fallback !== undefined) return
    const reply = await ask(worker, lifeQuestion, {}, isLife, checkInterval).catch(() => undefined)
    if (reply === undefined) return
    for (const socket of [...this.#sockets]) {
      if (socket.life === undefined || socket.life === reply.life) continue
      if (socket.restart()) this.#connect(socket)
    }
  }
}
