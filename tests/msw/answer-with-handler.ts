import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

interface Context {
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  redirect(path: string, status: number): Response
}

type Handlers = Readonly<Record<string, (context: Context) => Response | Promise<Response>>>

/** Those endpoints of the fixture that use nothing but Web APIs, with the name of their param. */
const endpoints: Readonly<Record<string, { readonly file: string; readonly param: string }>> = {
  answers: { file: 'answers/[kind].ts', param: 'kind' },
  body: { file: 'body/[kind].ts', param: 'kind' },
  cookies: { file: 'cookies/[...path].ts', param: 'path' },
  echo: { file: 'echo.ts', param: '' },
  moved: { file: 'moved.ts', param: '' },
  status: { file: 'status/[code].ts', param: 'code' },
}

/** Answers over HTTP with a handler of the fixture and Node's own `Request` and `Response`: nothing of Stowaway runs. */
export async function answerWithHandler(
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [name = '', value = ''] = path.split('/')
  const endpoint = endpoints[name]
  if (endpoint === undefined) return void response.writeHead(404).end()
  const folder = new URL('../fixtures/msw/src/pages/api/', import.meta.url)
  const handlers: Handlers = await import(new URL(encodeURI(endpoint.file), folder).href)
  const request = await requestOf(incoming)
  const handler = handlers[request.method] ?? handlers.ALL
  if (handler === undefined) return void response.writeHead(405).end()
  const answer = await handler({
    request,
    url: new URL(request.url),
    params: { [endpoint.param]: value },
    redirect: (location, status) => new Response(null, { status, headers: { location } }),
  })
  const headers = [...answer.headers].filter(([header]) => header !== 'set-cookie')
  for (const [header, text] of headers) response.setHeader(header, text)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.writeHead(answer.status, answer.statusText)
  if (answer.body === null) response.end()
  else await pipeline(Readable.from(answer.body), response)
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming
  const body = ['GET', 'HEAD'].includes(method) ? null : await buffer(incoming)
  const names = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: names as [string, string][],
    body: body === null ? null : new Uint8Array(body),
  })
}
