import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ generator }) => new Response(generator)
