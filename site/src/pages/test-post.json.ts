import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request }) => {
  if (request.headers.get('Content-Type') === 'application/json') {
    const { name } = await request.json()
    return Response.json({ message: `Your name was: ${name}` })
  }
  return new Response(null, { status: 400 })
}
