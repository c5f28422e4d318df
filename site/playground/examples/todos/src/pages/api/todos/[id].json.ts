import type { APIRoute } from 'stowaway'
import { todos } from '../../../todos.ts'

const missing = () => Response.json({ error: 'Todo not found.' }, { status: 404 })

export const GET: APIRoute = async ({ params }) => {
  const todo = await todos.get(params.id ?? '')
  return todo === undefined ? missing() : Response.json(todo)
}

export const PATCH: APIRoute = async ({ params, request }) => {
  const id = params.id ?? ''
  const changes = await request.json()
  const todo = await todos.get(id)
  if (todo === undefined) return missing()
  const changed = { title: String(changes.title ?? todo.title), done: Boolean(changes.done ?? todo.done) }
  await todos.set(id, changed)
  return Response.json(changed)
}

export const DELETE: APIRoute = async ({ params }) =>
  (await todos.delete(params.id ?? '')) ? new Response(null, { status: 204 }) : missing()
