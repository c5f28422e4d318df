import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** Passes requests on to a server and keeps what was asked of it. */
export interface CountingProxy {
  readonly origin: string
  /** The targets asked for since the last call, oldest first. */
  takeRequests(): string[]
  close(): Promise<void>
}

/** @param prelude what runs ahead of the worker's script, `sw.js` */
export async function startCountingProxy(target: string, prelude?: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target)
  let seen: string[] = []
  const server = http.createServer((incoming, outgoing) => {
    seen.push(incoming.url ?? '')
    const { method, url = '/', headers } = incoming
    const isWorker = prelude !== undefined && /\/sw\.js(?:\?|$)/.test(url)
    const onward = http.request({ hostname, port, method, path: url, headers, agent: false }, (message) => {
      const { statusCode = 502 } = message
      if (isWorker && statusCode === 200) {
        const { 'content-length': _, ...others } = message.headers
        outgoing.writeHead(statusCode, others)
        outgoing.write(prelude)
      } else outgoing.writeHead(statusCode, message.headers)
      message.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const address = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${address.port}`,
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
}
