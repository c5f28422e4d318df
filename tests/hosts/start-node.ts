import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCopy } from './build-copy.ts'
import { captureConsole } from './capture-console.ts'
import type { Host, HostProject, StartOptions } from './host.ts'
import { localOrigin } from './local-origin.ts'
import { overHttp } from './over-http.ts'
import { withCopy } from './with-copy.ts'

interface NodeOptions extends StartOptions {
  /** `handler`: the server's request handler, in our own server. Default `server`. */
  readonly as?: 'server' | 'handler'
}

/** What the entry of a built Node server exports. */
interface ServerEntry {
  readonly handler: RequestListener
  serve(options: { port: number; host: string }): Promise<RunningServer>
}

interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

/** The built Node server. */
export function startNode(project: HostProject, options: NodeOptions = {}): Promise<Host> {
  return withCopy(project.folder, async (root) => {
    const outDir = await buildCopy(root, project, 'node', options)
    process.env.STORAGE_FOLDER = join(outDir, 'storage')
    const entry: ServerEntry = await import(pathToFileURL(join(outDir, 'server/entry.mjs')).href)
    const server = await (options.as === 'handler'
      ? serveHandler(entry.handler)
      : entry.serve({ port: 0, host: '127.0.0.1' }))
    const captured = captureConsole()
    return {
      ...overHttp(localOrigin(server.url)),
      takeErrors: () => captured.takeErrors(),
      async close() {
        captured.restore()
        await server.close()
      },
    }
  })
}

async function serveHandler(handler: RequestListener): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => handler(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
