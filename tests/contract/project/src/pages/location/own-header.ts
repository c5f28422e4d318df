import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request }) =>
  new Response(null, { status: 302, headers: { location: await request.text() } })
