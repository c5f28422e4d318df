import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ params, url }) => Response.json({ name: params.name, seen: url.pathname })
