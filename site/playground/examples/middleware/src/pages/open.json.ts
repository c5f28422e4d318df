import type { APIRoute } from 'stowaway'

export const GET: APIRoute = () => Response.json({ open: true })
