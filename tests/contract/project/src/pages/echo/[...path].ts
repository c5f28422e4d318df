import type { APIRoute } from 'stowaway'

export const ALL: APIRoute = async ({ request, params, url }) =>
  Response.json({
    method: request.method,
    path: params.path,
    query: url.search,
    type: request.headers.get('content-type')?.replace(/; ?boundary=.*/, '') ?? null,
    hasBody: request.body !== null,
    bytes: [...new Uint8Array(await request.arrayBuffer())],
  })
