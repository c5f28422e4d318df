import type { APIRoute } from 'stowaway'

const named =
  (name: string): APIRoute =>
  async ({ request }) =>
    Response.json({ handler: name, method: request.method, text: await request.text() })

export const GET = named('GET')
export const POST = named('POST')
export const PUT = named('PUT')
export const PATCH = named('PATCH')
export const DELETE = named('DELETE')
export const PROPFIND = named('PROPFIND')
const search = named('M-SEARCH')

export { search as 'M-SEARCH' }
