import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ locals }) => Response.json({ for: locals.user, treasure: ['gold', 'a lamp'] })
