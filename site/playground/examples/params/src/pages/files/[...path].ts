import type { APIRoute } from 'stowaway'

// [...path] stands for any number of parts: /files, /files/a, /files/a/b/c.txt
export const GET: APIRoute = ({ params }) => {
  const parts = params.path?.split('/') ?? []
  return Response.json({ path: params.path ?? null, depth: parts.length })
}
