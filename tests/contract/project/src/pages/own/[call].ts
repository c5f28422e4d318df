import type { APIRoute } from 'stowaway'

const send = (url: URL, init?: RequestInit) => fetch(url, init)

const calls = new Map<string, (at: (path: string) => URL, request: Request) => Promise<Response>>([
  ['get', (at) => send(at('/echo/text'))],
  ['relative', () => fetch('/methods/get-only')],
  ['query', (at) => send(at('/echo/there?a=1&b=%20'))],
  ['post', (at) => send(at('/echo/text'), { method: 'POST', body: 'dear' })],
  ['put-json', (at) => send(at('/echo/text'), { method: 'PUT', body: JSON.stringify({ a: 'ü' }) })],
  ['form', (at) => send(at('/echo/form'), { method: 'POST', body: new URLSearchParams({ a: 'b c' }) })],
  ['request', (at) => fetch(new Request(at('/echo/text'), { method: 'POST', body: 'in a request' }))],
  ['missing-method', (at) => send(at('/methods/get-only'), { method: 'DELETE' })],
  ['failing', async (at) => Response.json((await send(at('/errors/error'))).status)],
  [
    'set-cookie',
    (at) => send(at('/cookies/set'), { method: 'POST', body: JSON.stringify({ name: 'deep', value: 'x' }) }),
  ],
  [
    'cookies',
    async (at) => {
      const set = { method: 'POST', body: JSON.stringify({ name: 'inner', value: 'x' }) }
      const told = (await send(at('/cookies/set'), set)).headers.get('set-cookie')
      const seen = await (await send(at('/cookies/seen?name=inner'))).json()
      const withheld = await (await send(at('/cookies/seen?name=inner'), { credentials: 'omit' })).json()
      return Response.json([told, seen.sent, withheld.sent])
    },
  ],
  [
    'parallel',
    async (at) => {
      const all = Array.from({ length: 60 }, async (_, index) => (await send(at(`/params/${index}`))).status)
      return Response.json([...new Set(await Promise.all(all))])
    },
  ],
  ['redirect', async (at) => facts(await send(at('/moved')))],
  ['redirect-303', async (at) => facts(await send(at('/own/see-other'), { method: 'POST', body: 'x' }))],
  ['redirect-307', async (at) => facts(await send(at('/own/again'), { method: 'POST', body: 'kept' }))],
  [
    'redirect-manual',
    async (at) => {
      const { status, headers } = await send(at('/moved'), { redirect: 'manual' })
      return Response.json([status, headers.get('location')])
    },
  ],
  ['redirect-error', async (at) => new Response(await reason(send(at('/moved'), { redirect: 'error' })))],
  ['network-error', async (at) => new Response(await reason(send(at('/errors/network'))))],
  ['aborted', async (at) => new Response(await reason(send(at('/echo/text'), { signal: AbortSignal.abort() })))],
  ['see-other', async (at) => Response.redirect(at('/echo/text'), 303)],
  ['again', async (at) => Response.redirect(at('/echo/text'), 307)],
  ['itself', (at) => send(at('/own/itself'))],
  ['around', (at) => send(at('/own/around-again'))],
  ['around-again', (at) => send(at('/own/around'))],
])

async function facts(response: Response): Promise<Response> {
  const { redirected, url, status } = response
  return Response.json({ redirected, path: new URL(url).pathname, status, text: await response.text() })
}

const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

/** Asks other endpoints of the project by `fetch`. */
export const ALL: APIRoute = ({ params, url, request }) => {
  const call = calls.get(params.call ?? '')
  return call === undefined ? new Response(null, { status: 404 }) : call((path) => new URL(path, url), request)
}
