import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ preferredLocale, preferredLocaleList }) =>
  Response.json([preferredLocale ?? null, preferredLocaleList])
