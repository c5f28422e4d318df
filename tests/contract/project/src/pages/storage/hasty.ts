import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

/** Answers without waiting for its writes. */
export const POST: APIRoute = ({ url }) => {
  for (let index = 0; index < 50; index += 1) void storage.namespace('hasty').set(`${index}`, url.search)
  return Response.json('kept')
}
