import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request }) => new Response((await request.text()) + (await request.text()))
