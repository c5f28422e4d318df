import type { APIRoute } from 'stowaway'
import { getProduct } from '../products.ts'

export const GET: APIRoute<'/[id].json'> = async ({ params }) => {
  const product = await getProduct(params.id)
  if (!product) {
    return new Response(null, { status: 404, statusText: 'Not found' })
  }
  return new Response(JSON.stringify(product), {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
  })
}
