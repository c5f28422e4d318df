import type { APIRoute } from 'stowaway'

/** What one request puts into its locals, others do not see. */
export const POST: APIRoute = ({ locals }) => {
  Object.assign(locals, JSON.parse('{"__proto__":{"polluted":true},"constructor":"own"}'))
  return Response.json({ constructor: locals.constructor, polluted: 'polluted' in {} })
}

export const GET: APIRoute = ({ locals }) =>
  Response.json({ keys: Object.keys(locals), polluted: 'polluted' in {}, inherited: 'polluted' in locals })
