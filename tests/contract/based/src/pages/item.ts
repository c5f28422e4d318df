/// <reference types="vite/client" />
import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ url, originPathname }) =>
  Response.json({ path: url.pathname, originPathname, base: import.meta.env.BASE_URL })
