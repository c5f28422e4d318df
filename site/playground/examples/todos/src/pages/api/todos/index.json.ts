import type { APIRoute } from 'stowaway'
import { todos } from '../../../todos.ts'

export const GET: APIRoute = async () => {
  const entries = await todos.entries()
  return Response.json(entries.map(([id, todo]) => ({ id, ...todo })))
}

// Try it with the body {"title": "Write an endpoint"}
export const POST: APIRoute = async ({ request, url }) => {
  const { title } = await request.json()
  if (typeof title !== 'string' || title.trim() === '') {
    return Response.json({ error: 'A todo needs a title.' }, { status: 400 })
  }
  const id = crypto.randomUUID().slice(0, 8)
  await todos.set(id, { title, done: false })
  return Response.json(
    { id, title, done: false },
    { status: 201, headers: { location: new URL(`${id}.json`, url).href } },
  )
}
