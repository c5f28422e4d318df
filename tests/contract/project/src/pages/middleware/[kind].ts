import type { APIRoute } from 'stowaway'

export const ALL: APIRoute = ({ locals, params }) => new Response(`endpoint ${params.kind} ${locals.from ?? ''}`)
