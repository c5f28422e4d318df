import type { APIRoute } from 'stowaway'
import { drawAvatar } from '../../draw-avatar.ts'
import { encodePng } from '../../encode-png.ts'

export const GET: APIRoute<'/avatar/[name].png'> = async ({ params }) =>
  new Response(await encodePng(await drawAvatar(params.name)))
