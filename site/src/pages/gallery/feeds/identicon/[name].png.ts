import type { APIRoute } from 'stowaway'
import { drawAvatar } from '../../../../draw-avatar.ts'
import { encodePng } from '../../../../encode-png.ts'
import { problem } from '../../../../gallery/problem.ts'

/** A picture for any name, always the same for the same one: it may be cached without end. */
export const GET: APIRoute<'/gallery/feeds/identicon/[name].png'> = async ({ params }) => {
  if (params.name.length > 100) return problem(414, 'A name has at most 100 characters.')
  return new Response(await encodePng(await drawAvatar(params.name)), {
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
