import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'
import { products } from '../../../../gallery/shop/products.ts'

type Route = APIRoute<'/gallery/shop/photos/[id]'>

export const GET: Route = async ({ params }) => new Response(await storage.get<Blob>(`shop-photo-${params.id}`))

export const POST: Route = async ({ params, request }) => {
  const photo = (await request.formData()).get('photo')
  if (!(photo instanceof File)) return Response.json({ detail: 'Send a picture.' }, { status: 422 })
  await storage.set(`shop-photo-${params.id}`, photo)
  return Response.json(await products.update(Number(params.id), { photo: Date.now() }))
}
