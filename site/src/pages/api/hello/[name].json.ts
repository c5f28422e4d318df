import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

const visits = storage.namespace<number>('visits')

export const GET: APIRoute<'/api/hello/[name].json'> = async ({ params }) =>
  Response.json({ hello: params.name, visits: (await visits.get(params.name)) ?? 0 })

export const POST: APIRoute<'/api/hello/[name].json'> = async ({ params }) => {
  const count = await visits.update(params.name, (count = 0) => count + 1)
  return Response.json({ hello: params.name, visits: count }, { status: 201 })
}
