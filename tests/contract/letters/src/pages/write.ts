import type { APIRoute } from 'stowaway'

export const GET: APIRoute = () => new Response('read')

export const POST: APIRoute = async ({ request, url }) => new Response(`${await request.text()}${url.search}`)

export const PUT = POST
