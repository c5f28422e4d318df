import type { APIRoute } from 'stowaway'
import { products } from '../../../gallery/shop/products.ts'

export const GET: APIRoute = async ({ session }) => Response.json({ name: await session?.get('captain') })

export const POST: APIRoute = async ({ request, session }) => {
  const { name, password } = await request.json()
  if (password !== 'ahoy') return Response.json({ detail: 'Name or password is wrong.' }, { status: 401 })
  session?.set('captain', name)
  return Response.json({ name })
}

/** Logs out. With `?goods`, the shop is as it was at first. */
export const DELETE: APIRoute = async ({ session, url }) => {
  session?.destroy()
  if (url.searchParams.has('goods')) await products.reset()
  return new Response(null, { status: 204 })
}
