import { del, get, update } from 'idb-keyval'
import type { APIRoute } from 'stowaway'

const read = async (): Promise<string[]> => (await get('notes')) ?? []

export const GET: APIRoute = async () => Response.json(await read())

export const POST: APIRoute = async ({ request }) => {
  const { text } = await request.json()
  await update<string[]>('notes', (notes = []) => [...notes, text])
  return Response.json(await read(), { status: 201 })
}

export const DELETE: APIRoute = async () => {
  await del('notes')
  return new Response(null, { status: 204 })
}
