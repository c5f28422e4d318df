import type { APIRoute } from 'stowaway'

/** Middleware guards `/vault/keys`. */
export const GET: APIRoute = ({ params, url, originPathname }) =>
  Response.json({ key: params.key, seen: url.pathname, origin: originPathname })
