import type { APIRoute } from 'stowaway'

const headers = { 'content-length': '5', 'content-encoding': 'identity', 'x-answer': 'yes' }

export const GET: APIRoute = ({ params: { how = '' } }) => {
  if (how.startsWith('own-404')) return new Response(null, { status: 404 })
  return how.startsWith('text-404') ? new Response('none', { status: 404 }) : new Response('draft', { headers })
}
