import type { APIRoute } from 'stowaway'

/** What arrived, and the same letters again. */
export const POST: APIRoute = async ({ request }) => {
  const letters = request.headers.get('x-letters') ?? ''
  const disposition = 'attachment; filename="f\u00fcr.txt"; filename*=UTF-8\'\'%E6%97%A5.txt'
  const headers = { 'x-letters': letters, 'content-disposition': disposition }
  return new Response([...letters].map((letter) => letter.charCodeAt(0)).join(), { headers })
}

export const GET: APIRoute = () => new Response('', { headers: { 'x-letters': '\u65e5' } })
