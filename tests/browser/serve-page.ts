import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ServedPage {
  /** With a trailing slash. On `localhost`, which is another site than the `127.0.0.1` of the tests' sites. */
  readonly url: string
  close(): Promise<void>
}

/** Serves one HTML page at every path of a new origin. */
export async function servePage(html: string): Promise<ServedPage> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
