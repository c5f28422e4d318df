import { createServer } from 'node:http'
import sirv from 'sirv'

export interface ServedFolder {
  /** With a trailing slash. */
  readonly url: string
  /** Serves another folder from now on. */
  use(folder: string): void
  close(): Promise<void>
}

/** Serves the files of a folder on a free port: several builds on one origin, or one after the other. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  let files = sirv(folder, { dev: true })
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end('not found')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    use: (next) => {
      files = sirv(next, { dev: true })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
