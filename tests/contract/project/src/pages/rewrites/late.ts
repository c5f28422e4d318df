import type { APIRoute } from 'stowaway'

export const POST: APIRoute = async ({ request, rewrite }) => {
  await request.text()
  return rewrite('/echo/text')
}
