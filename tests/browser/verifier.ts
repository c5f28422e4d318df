import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Stands in for a captcha service: it checks the site's secret and the visitor's token. */
export interface Verifier {
  readonly url: string
  close(): Promise<void>
}

export async function startVerifier(secret: string, token: string): Promise<Verifier> {
  const isForm = ({ headers }: IncomingMessage): boolean =>
    headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const server = createServer(async (incoming, outgoing) => {
    const form = new URLSearchParams(await text(incoming))
    const errors = [
      ...(incoming.method === 'POST' && isForm(incoming) ? [] : ['bad-request']),
      ...(form.get('secret') === secret ? [] : ['invalid-input-secret']),
      ...(form.get('response') === token ? [] : ['invalid-input-response']),
    ]
    outgoing.setHeader('content-type', 'application/json')
    outgoing.end(JSON.stringify({ success: errors.length === 0, 'error-codes': errors }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/siteverify`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
