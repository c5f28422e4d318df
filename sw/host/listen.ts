import type { Server } from 'node:http'
import { isIPv6 } from 'node:net'
import { compilerError } from '../core/errors/compiler-errors.ts'

const everywhere = new Set(['0.0.0.0', '::'])

/**
 * Starts a server and returns its address. Loopback and unspecified addresses become `localhost`.
 *
 * @throws `PortInUse`
 */
export function listen(server: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  return new Promise((done, fail) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? compilerError('PortInUse', { port, host }) : error)
    }
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      const bound = server.address()
      const actual = typeof bound === 'object' && bound !== null ? bound.port : port
      done({ url: `http://${displayHost(host)}:${actual}/`, port: actual })
    })
  })
}

function displayHost(host: string): string {
  if (host === '127.0.0.1' || everywhere.has(host)) return 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}
