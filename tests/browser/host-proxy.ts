import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer in place of the site's. */
export interface OwnAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** A host in front of a served site: with its own headers, and slow or wrong where a test wants it to be. */
export interface HostProxy {
  readonly origin: string
  /** Answers in place of the site from now on; `undefined`: the site answers. */
  own: (incoming: http.IncomingMessage) => OwnAnswer | undefined
  /** Added to every answer from now on. */
  headers: Readonly<Record<string, string>>
  /** Keeps back answers to paths that match, until the returned function is called. */
  hold(path: RegExp): () => void
  /** Method and path of what was asked for since the last call, oldest first. */
  takeRequests(): string[]
  close(): Promise<void>
}

export async function startHostProxy(target: string): Promise<HostProxy> {
  const { hostname, port } = new URL(target)
  const held = new Map<RegExp, Promise<void>>()
  let seen: string[] = []
  const server = http.createServer(async (incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    seen.push(`${method} ${url}`)
    for (const [path, released] of held) if (path.test(url)) await released
    const own = proxy.own(incoming)
    if (own !== undefined) {
      outgoing.writeHead(own.status, { 'content-type': own.type, ...proxy.headers }).end(own.body)
      return
    }
    const onward = http.request({ hostname, port, method, path: url, headers, agent: false }, (message) => {
      outgoing.writeHead(message.statusCode ?? 502, { ...message.headers, ...proxy.headers })
      message.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const address = server.address() as AddressInfo
  const proxy: HostProxy = {
    origin: `http://127.0.0.1:${address.port}`,
    headers: {},
    own: () => undefined,
    hold(path) {
      let release = (): void => undefined
      held.set(
        path,
        new Promise((resolve) => {
          release = resolve
        }),
      )
      return () => {
        held.delete(path)
        release()
      }
    },
    takeRequests() {
      const taken = seen
      seen = []
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return proxy
}
