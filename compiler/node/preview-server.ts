import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { filePath } from '../../sw/host/file-path.ts'
import { listen } from '../../sw/host/listen.ts'
import { requestUrl } from '../../sw/host/request-url.ts'
import { sendResponse } from '../../sw/host/send-response.ts'
import { createStaticFiles, type StaticFiles } from '../../sw/host/static-files.ts'

export interface PreviewOptions {
  /** The output folder of a build, an absolute path. */
  readonly folder: string
  /** `''`, or an absolute path without a trailing slash. */
  readonly base: string
  readonly port: number
  readonly host: string
  /** A site without a 404 page is a single-page app: its page answers addresses without a file, as on hosts for apps. */
  readonly servesApp?: boolean
}

interface PreviewServer {
  /** With the base and a trailing slash. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/**
 * A plain static host over a folder: files, `index.html`, `404.html`. No endpoint ever runs here, so what works in a
 * preview works on any static host. The method plays no part, as in Astro's preview.
 *
 * @throws `PortInUse`
 */
export async function startPreview({
  folder,
  base,
  port,
  host,
  servesApp = false,
}: PreviewOptions): Promise<PreviewServer> {
  const files = createStaticFiles(folder)
  const server = createServer((incoming, outgoing) => {
    answer(files, base, servesApp, incoming, outgoing).catch(() => outgoing.destroy())
  })
  const address = await listen(server, port, host)
  return {
    url: new URL(`${base}/`, address.url).href,
    port: address.port,
    close: () => close(server),
  }
}

async function answer(
  files: StaticFiles,
  base: string,
  servesApp: boolean,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const path = filePath(requestUrl(incoming), base)
  if (path !== undefined && files.answer(incoming, outgoing, path)) return
  const page = path === undefined ? undefined : await files.notFoundPage()
  if (page === undefined && servesApp && path !== undefined && files.answer(incoming, outgoing, '/')) return
  page?.headers.set('cache-control', 'no-cache')
  await sendResponse(page ?? new Response(outsideText(path, base), { status: 404 }), incoming, outgoing)
}

const outsideText = (path: string | undefined, base: string): string =>
  path === undefined ? `Not found. The address of this site is ${base}/.` : 'Not found.'

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
