import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import sirv from 'sirv'
import { answerWithHandler } from './answer-with-handler.ts'

export interface RealServer {
  /** With a trailing slash. */
  readonly url: string
  /** `POST api/echo` for each request that was no file, or `socket api/echo`, since the last call. */
  takeRequests(): readonly string[]
  close(): Promise<void>
}

/**
 * What is behind the endpoints: a host of files that also has an API of its own, for requests that pass through. It echoes
 * what it was sent below `/api/`, has pages below `/pages/`, and answers with the handlers of the endpoints themselves below
 * `/real/`.
 */
export async function startRealServer(folder: string): Promise<RealServer> {
  const files = sirv(folder, { dev: true })
  let requests: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [path = '', kind, rest = ''] = /(api|real|pages)\/(.*)$/.exec(pathname) ?? []
    if (kind !== undefined) requests.push(`${request.method} ${path}`)
    const sent =
      rest === 'broken'
        ? sendBroken(response)
        : kind === 'real'
          ? answerWithHandler(rest, request, response)
          : kind === 'pages'
            ? sendPage(request, response)
            : kind === 'api'
              ? sendEcho(request, response)
              : files(request, response, () => void response.writeHead(404).end('not found'))
    sent?.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  // It takes no sockets.
  server.on('upgrade', ({ url = '' }, socket) => {
    requests.push(`socket ${/api\/.*/.exec(url)?.[0]}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    takeRequests: () => {
      const taken = requests
      requests = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `?status=` chooses the status, `?events` is an event stream, `?broken` one that breaks off, `?closed` reads no origin. */
async function sendEcho(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const { origin } = request.headers
  response.setHeader('x-server', 'real')
  if (origin !== undefined && !searchParams.has('closed')) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-allow-credentials', 'true')
  }
  if (searchParams.has('events') || searchParams.has('broken')) {
    if (searchParams.has('broken')) return sendBroken(response)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end('event: real\ndata: from the server\n\ndata: plain\n\n')
    return
  }
  const status = Number(searchParams.get('status') ?? 200)
  const { method, headers } = request
  const echo = { from: 'server', method, path: pathname, query: [...searchParams], headers, text: await text(request) }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end([204, 205, 304].includes(status) ? undefined : JSON.stringify(echo))
}

/** An event stream that breaks off. */
function sendBroken(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('event: real\ndata: from the server\n\ndata: plain\n\n')
  setTimeout(() => response.destroy(), 50)
}

async function sendPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const heading = `Server ${request.method}`
  const fields = await text(request)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="en"><title>${heading}</title><h1>${heading}</h1><p id="fields">${fields}</p></html>`,
  )
}
