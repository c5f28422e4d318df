import type { APIRoute } from 'stowaway'

/** Redirects to the location in the request's body, which can contain anything. */
export const POST: APIRoute = async ({ redirect, request }) => redirect(await request.text())
