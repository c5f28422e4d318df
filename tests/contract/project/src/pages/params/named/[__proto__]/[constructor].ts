import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ params }) =>
  Response.json({
    entries: Object.entries(params),
    plain: Object.getPrototypeOf(params) === Object.prototype,
    polluted: 'polluted' in {},
  })
