import { type APIRoute, bodyStream } from 'stowaway'

export const POST: APIRoute = async ({ request }) => {
  let bytes = 0
  for await (const part of bodyStream(request)) bytes += part.byteLength
  return Response.json({ bytes })
}
