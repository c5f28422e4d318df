import type { APIRoute } from 'stowaway'

export const prerender = true

export const GET: APIRoute = ({ request }) =>
  Response.json({
    url: request.url,
    path: new URL(request.url).pathname,
  })
