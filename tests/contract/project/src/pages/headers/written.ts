import type { APIRoute } from 'stowaway'

/** Writes to the headers of the request in every way. */
export const ALL: APIRoute = async ({ request }) => {
  const { headers } = request
  headers.set('x-set', 'a')
  headers.append('x-set', 'b')
  headers.set('cookie', 'own=1')
  headers.delete('x-gone')
  const text = await request.clone().text()
  const seen = (of: Request) => [of.headers.get('x-set'), of.headers.get('x-gone'), of.headers.get('cookie')]
  const all = [request, request.clone(), new Request('https://other.test/', { headers }), new Request(request)]
  return Response.json({ all: all.map(seen), text, isSame: request.headers === headers })
}
