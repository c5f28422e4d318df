import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ params }) => new Response(`any ${params.any}`)
