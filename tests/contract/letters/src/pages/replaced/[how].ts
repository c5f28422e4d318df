import type { APIRoute } from 'stowaway'

/** Those of a body, as an answer of another server has them. */
const headers = {
  'content-length': '5',
  'content-encoding': 'identity',
  'transfer-encoding': 'chunked',
  'x-answer': 'yes',
}

export const GET: APIRoute = ({ params: { how = '' } }) => {
  if (how.startsWith('own-404')) return new Response(null, { status: 404 })
  return how.startsWith('text-404') ? new Response('none', { status: 404 }) : new Response('draft', { headers })
}
