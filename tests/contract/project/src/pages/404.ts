import type { APIRoute } from 'stowaway'

export const ALL: APIRoute = ({ url }) => new Response(`nothing at ${url.pathname}`)
