import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ locals }) => {
  locals.runs = Number(locals.runs ?? 0) + 1
  throw new Error('the post is closed')
}
