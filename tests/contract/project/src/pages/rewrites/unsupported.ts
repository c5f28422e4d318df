import type { APIRoute } from 'stowaway'

export const POST: APIRoute = ({ rewrite }) => rewrite('/methods/get-only')
