import type { APIRoute } from 'stowaway'

export const prerender = true

export const GET: APIRoute = ({ request, isPrerendered }) =>
  Response.json({ headers: [...request.headers], isPrerendered, query: new URL(request.url).search })
