import type { APIRoute } from 'stowaway'

/** Redirects to what it is told: the location travels in a body, which can hold anything. */
export const POST: APIRoute = async ({ redirect, request }) => redirect(await request.text())
