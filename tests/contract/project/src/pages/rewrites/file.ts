import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ rewrite }) => rewrite('/static/headers.json')
