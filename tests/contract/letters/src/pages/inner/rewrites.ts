import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ rewrite }) => rewrite('/inner/fails/')
