import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

type Hello = APIRoute<'/api/hello/[name]'>
const visits = storage.namespace<number>('visits')

export const GET: Hello = async ({ params }) => {
  const count = (await visits.get(params.name)) ?? 0
  return Response.json({ hello: params.name, visits: count })
}

export const POST: Hello = async ({ params }) => {
  const count = await visits.update(params.name, (old = 0) => old + 1)
  return Response.json({ hello: params.name, visits: count })
}
