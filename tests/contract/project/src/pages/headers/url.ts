import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ request }) => {
  const { pathname, search, hash } = new URL(request.url)
  return Response.json([pathname, search, hash])
}
