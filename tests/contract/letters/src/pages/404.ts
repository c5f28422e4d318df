import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ url }) => new Response(`no letter at ${url.pathname}`)
