import type { APIRoute } from 'stowaway'
import { getLinkUrl } from '../../links.ts'

export const GET: APIRoute<'/links/[id]'> = async ({ params, redirect }) => {
  const link = await getLinkUrl(params.id)
  if (!link) {
    return new Response(null, { status: 404, statusText: 'Not found' })
  }
  return redirect(link, 307)
}
