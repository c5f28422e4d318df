import type { APIRoute } from 'stowaway'

export const timeout = 100

export const GET: APIRoute = () => new Promise(() => {})
