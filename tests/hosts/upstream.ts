import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

/** What it answers to `/gzip` and the others, before it is compressed. */
export const upstreamText = 'A text of another server. '.repeat(40)

const compress = new Map([
  ['/gzip', gzipSync],
  ['/deflate', deflateSync],
  ['/br', brotliCompressSync],
])

export interface Upstream {
  readonly origin: string
  close(): Promise<void>
}

/** Another server, which the endpoints of the table ask. Pages of any origin may do so too. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer(async (incoming, outgoing) => {
    for (const name of ['origin', 'methods', 'headers']) outgoing.setHeader(`access-control-allow-${name}`, '*')
    const path = incoming.url ?? '/'
    const coded = compress.get(path)?.(upstreamText)
    if (coded !== undefined) {
      outgoing.setHeader('content-encoding', path.slice(1))
      outgoing.setHeader('content-length', coded.byteLength)
      return void outgoing.setHeader('content-type', 'text/plain').end(coded)
    }
    const bytes = await read(incoming)
    const { method, headers } = incoming
    const type = headers['content-type']?.replace(/;.*/, '') ?? null
    outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ method, type, length: bytes.length }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return Buffer.concat(parts)
}
