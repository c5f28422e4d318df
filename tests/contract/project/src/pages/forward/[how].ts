import type { APIRoute } from 'stowaway'

const text = 'compressed by hand, '.repeat(40)

const compressed = (coding: 'gzip' | 'deflate') => {
  const body = new Blob([text]).stream().pipeThrough(new CompressionStream(coding))
  return new Response(body, { headers: { 'content-encoding': coding, 'content-type': 'text/plain' } })
}

const ways = new Map<string, (to: string, request: Request) => Response | Promise<Response>>([
  ['response', (to) => fetch(to)],
  [
    'copy',
    async (to) => {
      const response = await fetch(to)
      return new Response(response.body, response)
    },
  ],
  [
    'headers',
    async (to) => {
      const { body, status, headers } = await fetch(to)
      return new Response(body, { status, headers })
    },
  ],
  [
    'read',
    async (to) => {
      const response = await fetch(to)
      return new Response(await response.text(), response)
    },
  ],
  ['clone', async (to) => (await fetch(to)).clone()],
  ['new-request', (to, request) => fetch(new Request(to, request))],
  ['init', (to, request) => fetch(to, request)],
  [
    'body',
    (to, { method, headers, body }) => {
      const type = headers.get('content-type') ?? 'text/plain'
      const init: RequestInit & { duplex: 'half' } = { method, body, headers: { 'content-type': type }, duplex: 'half' }
      return fetch(to, init)
    },
  ],
  ['read-again', async (to, request) => new Response(await new Request(to, request).text())],
  ['clone-again', async (to, request) => new Response(await new Request(to, request).clone().text())],
  ['own', (_, request) => fetch(new Request(new URL('/echo/text', request.url), request))],
  ['gzip', () => compressed('gzip')],
  ['deflate', () => compressed('deflate')],
  [
    'inner',
    async (_, request) => {
      const response = await fetch(new URL('/forward/gzip', request.url))
      return Response.json([response.headers.get('content-encoding'), (await response.text()) === text])
    },
  ],
])

/** Passes a request on to another server, or the other server's answer to the client. */
export const ALL: APIRoute = ({ params, url, request }) => {
  const way = ways.get(params.how ?? '')
  return way?.(url.searchParams.get('to') ?? '', request) ?? new Response(null, { status: 404 })
}
