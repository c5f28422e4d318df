import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ params }) =>
  Response.json({ id: params.id, own: Object.keys(params), plain: Object.getPrototypeOf(params) === Object.prototype })
