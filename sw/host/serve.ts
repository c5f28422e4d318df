import { createServer, type Server } from 'node:http'
import { compilerError } from '../core/errors/compiler-errors.ts'
import { decodePathname } from '../core/routes/pathname.ts'
import type { HandlerOptions } from './handler-options.ts'
import { listen } from './listen.ts'
import { createHandler } from './node-handler.ts'

/** Where `serve` listens, and how it ends. */
export interface ServeOptions extends HandlerOptions {
  /** Default: the environment's `PORT`, otherwise 4321. 0 uses any free port. */
  readonly port?: number
  /**
   * Address to listen on. Default: the environment's `HOST`, otherwise `127.0.0.1`. `0.0.0.0` allows other machines.
   */
  readonly host?: string
  /** The public origin, if a proxy hides it: `https://example.org`. Default: the environment's `ORIGIN`, otherwise the `Host` header. */
  readonly origin?: string
  /** Close on the first `SIGINT` or `SIGTERM`. A second one ends the process at once. Default `false`. */
  readonly signals?: boolean
}

/** A server that listens. */
export interface RunningServer {
  /** Where it answers, with a trailing slash and without the base: `http://localhost:4321/`. */
  readonly url: string
  readonly port: number
  /** Accepts no new connection and lets running responses end. After 10 seconds it closes their connections. */
  close(): Promise<void>
}

const graceMilliseconds = 10_000
const closingSignals = ['SIGINT', 'SIGTERM'] as const

/**
 * A project as a standalone server: `createHandler` behind `node:http`. A request target that cannot be decoded is
 * answered with 400 before anything else sees it, as in Astro's standalone server.
 *
 * @throws `PortInUse`, `InvalidPort`, `InvalidOrigin`
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { port, host, signals, ...handlerOptions } = options
  const origin = publicOrigin(options.origin ?? process.env.ORIGIN)
  const handler = createHandler({ ...handlerOptions, ...(origin !== undefined && { origin }) })
  let closing: Promise<void> | undefined
  const server = createServer((incoming, outgoing) => {
    // A client that keeps its connection would keep the server.
    if (closing !== undefined) outgoing.shouldKeepAlive = false
    if (decodePathname(incoming.url ?? '/').state === 'malformed') outgoing.writeHead(400).end('Bad request.')
    else handler(incoming, outgoing)
  })
  const address = await listen(server, port ?? environmentPort() ?? 4321, host ?? (process.env.HOST || '127.0.0.1'))
  const close = () => {
    for (const signal of closingSignals) process.off(signal, close)
    closing ??= closeServer(server)
    return closing
  }
  if (signals) for (const signal of closingSignals) process.on(signal, close)
  return { ...address, close }
}

function environmentPort(): number | undefined {
  const text = process.env.PORT
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw compilerError('InvalidPort', { port: text })
  return port
}

function publicOrigin(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^https?:/i.test(text) || !URL.canParse(text)) throw compilerError('InvalidOrigin', { origin: text })
  return new URL(text).origin
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}
