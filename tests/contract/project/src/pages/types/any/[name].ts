import type { APIRoute } from 'stowaway'

/** A text with what the client chose. */
export const GET: APIRoute = ({ params }) => new Response(`<p>${params.name}`)
