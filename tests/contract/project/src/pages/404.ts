import type { APIRoute } from 'stowaway'

/** Answers every method. */
export const GET: APIRoute = ({ url }) => new Response(`nothing at ${url.pathname}`)
