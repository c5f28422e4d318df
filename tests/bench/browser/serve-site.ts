import { createServer } from 'node:http'
import sirv from 'sirv'

export interface ServedSite {
  readonly origin: string
  /** How many requests below `/api/` reached the server since the last call. */
  takeRequests(): number
  close(): Promise<void>
}

/**
 * Serves a folder on a separate origin, so that workers, caches and databases never meet. It answers below `/api/` and
 * `/free/` itself, which shows who has answered. `/blank.html` is a page that asks for nothing.
 */
export async function serveSite(folder: string): Promise<ServedSite> {
  let requests = 0
  const files = sirv(folder, {
    setHeaders: (response) => {
      response.setHeader('cache-control', 'no-store')
    },
  })
  const server = createServer((request, response) => {
    files(request, response, () => {
      const { url = '/' } = request
      if (url.startsWith('/api/')) requests += 1
      const type = url === '/blank.html' ? 'text/html' : 'application/json'
      response.setHeader('content-type', type).setHeader('cache-control', 'no-store')
      response.end(type === 'text/html' ? '<!doctype html><title>Blank</title>' : '{"id":"server"}')
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    takeRequests: () => {
      const taken = requests
      requests = 0
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
