import type { APIRoute } from 'stowaway'

export const ALL: APIRoute = async ({ request }) => new Response(`${request.method} ${await request.text()}`)
