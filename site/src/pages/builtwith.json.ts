import type { APIRoute } from 'stowaway'

export const prerender = true

export const GET: APIRoute = ({ generator, site }) => Response.json({ builtWith: generator, site })
